//! Many documents a line, as they arrive: the same as from a reader that blocks.

use std::io;
use std::time::Duration;

use polar_event_core::Metadata;
use polar_event_core::json::{self, AsyncLines, Decoder, Limits, Line};
use polar_event_tests::random::Random;
use serde_json::Value;
use tokio::io::{AsyncBufRead, AsyncWriteExt, BufReader};

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime").block_on(future)
}

async fn all<T: polar_event_core::DecodeOwned<C>, R: AsyncBufRead, C>(mut lines: AsyncLines<T, R, C>) -> Vec<(Line<T>, Vec<u8>, u64)> {
    let mut seen = Vec::new();
    while let Some(line) = lines.next_line().await.expect("no failure") {
        seen.push((line, lines.text().to_vec(), lines.offset()));
    }
    seen
}

fn blocking<T: polar_event_core::DecodeOwned<C>, C>(decoder: &Decoder<C>, stream: &[u8]) -> Vec<(Line<T>, Vec<u8>, u64)> {
    let mut lines = decoder.lines::<T, _>(stream);
    let mut seen = Vec::new();
    while let Some(line) = lines.next() {
        seen.push((line.expect("no failure"), lines.text().to_vec(), lines.offset()));
    }
    seen
}

/// Real events, spoiled lines, long ones, blank ones, whatever the size of the parts in which they come.
#[test]
fn the_same_lines_come_of_it() {
    let events = include_str!("../../data/events.ndjson");
    let spoiled = "{\"a\": 1}\r\n\n  \n{\"a\": [}\n[1]\n\r\n{\"a\": \"\u{e9}\"}";
    let mut random = Random::new(7);
    let noise: String = (0..3000).map(|_| random.pick(&["\n", "\r\n", " ", "1", "[", "]", "{}", "\"a\"", "\t"])).collect();
    for decoder in [Decoder::new(), Decoder::new().refuse_blank_lines(true), Decoder::new().limits(Limits::new().max_input_bytes(7))] {
        for stream in [events, spoiled, &noise, "", "\n", "1", "1\r"] {
            let expected = blocking::<Value, _>(&decoder, stream.as_bytes());
            for capacity in [1, 2, 3, 64, 8192] {
                let reader = BufReader::with_capacity(capacity, stream.as_bytes());
                let seen = block_on(all(decoder.async_lines::<Value, _>(reader)));
                assert_eq!(seen, expected, "{capacity}");
            }
        }
    }
    assert_eq!(blocking::<Value, _>(&Decoder::new().refuse_blank_lines(true), b"1\n\n \n2").len(), 4);
}

/// A client that stalls: the future is dropped by a timeout in the middle of a line, and the next one goes on.
#[test]
fn nothing_is_lost_when_a_future_is_dropped() {
    block_on(async {
        let (mut client, server) = tokio::io::duplex(64);
        let mut lines = json::async_lines::<Metadata, _>(BufReader::new(server));
        client.write_all(b"{\"a\": 1}\n{\"b\":").await.unwrap();
        assert_eq!(lines.next_line().await.unwrap().unwrap().number, 1);
        for _ in 0..3 {
            let stalled = tokio::time::timeout(Duration::from_millis(5), lines.next_line()).await;
            assert!(stalled.is_err());
        }
        client.write_all(b" 2}\n{\"c\": 3").await.unwrap();
        let second = lines.next_line().await.unwrap().unwrap();
        assert_eq!((second.number, second.offset), (2, 9));
        assert_eq!(second.result.unwrap().len(), 1);
        drop(client);
        // What broke off is a line, and no document.
        let third = lines.next_line().await.unwrap().unwrap();
        assert!(third.result.is_err());
        assert!(lines.next_line().await.unwrap().is_none());
        assert!(lines.next_line().await.unwrap().is_none());
    });
}

#[test]
fn an_error_of_the_reader_is_returned() {
    let failing = resetting();
    let mut lines = json::async_lines::<Metadata, _>(failing);
    block_on(async {
        assert!(lines.next_line().await.unwrap().is_some());
        assert_eq!(lines.next_line().await.unwrap_err().kind(), io::ErrorKind::ConnectionReset);
    });
}

/// A line, and then an error.
fn resetting() -> impl AsyncBufRead {
    struct Reset(bool);

    impl tokio::io::AsyncRead for Reset {
        fn poll_read(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            buffer: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<io::Result<()>> {
            if std::mem::replace(&mut self.0, true) {
                return std::task::Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
            }
            buffer.put_slice(b"{}\n{");
            std::task::Poll::Ready(Ok(()))
        }
    }

    BufReader::new(Reset(false))
}
