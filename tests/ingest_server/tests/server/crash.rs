//! The server is killed in the middle of writing.

use std::time::Duration;

use crate::crowd::Crowd;
use crate::process::{Server, directory, ids};

#[test]
fn what_was_acknowledged_before_sigkill_is_there_once() {
    let out = directory("killed").join("events.ndjson");
    let mut server = Server::start(&out);
    let sent = Crowd::run(&server.address.clone(), |crowd| {
        for round in 0..6 {
            std::thread::sleep(Duration::from_millis(150 + 37 * round));
            server.signal("KILL");
            server.wait(Duration::from_secs(5));
            server = Server::start(&out);
            crowd.moved(&server.address);
        }
        std::thread::sleep(Duration::from_millis(200));
    });
    server.end();
    sent.check(&ids(&[&out]));
    assert!(sent.failed > 0, "no request was interrupted");
}
