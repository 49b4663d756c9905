//! The events of several requests, which are written at once.

use polar_event_core::json;
use polar_event_core::polar::{EventCreate, EventsIngestResponse};
use tokio::sync::oneshot;

use crate::budget::Room;
use crate::ids::{Fingerprint, Key, Seen};
use crate::output::Output;

/// The events of a request, one a line.
pub(crate) struct Lines {
    bytes: Vec<u8>,
    /// Where each line ends, and the id of its event.
    events: Vec<(usize, Option<Fingerprint>)>,
    /// The request takes memory until its lines are written.
    _room: Room,
}

impl Lines {
    pub(crate) fn new(events: &[EventCreate], key: &Key, room: Room) -> serde_json::Result<Self> {
        let mut lines = Self { bytes: Vec::new(), events: Vec::with_capacity(events.len()), _room: room };
        for event in events {
            json::to_writer(&mut lines.bytes, event)?;
            lines.bytes.push(b'\n');
            lines.events.push((lines.bytes.len(), key.of_event(event)));
        }
        Ok(lines)
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }
}

/// That the events of a request were not stored, or not all of them.
#[derive(Debug)]
pub(crate) struct NotStored;

pub(crate) type Answer = oneshot::Sender<Result<EventsIngestResponse, NotStored>>;

#[derive(Default)]
pub(crate) struct Group {
    bytes: Vec<u8>,
    /// The ids that are new, and where their lines begin.
    new: Vec<(usize, Fingerprint)>,
    /// Who waits, and how much must be written before that.
    waiting: Vec<(usize, EventsIngestResponse, Answer)>,
}

impl Group {
    /// Adds the events of a request whose ids are new.
    pub(crate) fn add(&mut self, lines: &Lines, answer: Answer, seen: &mut Seen) {
        let (mut counts, mut start) = (EventsIngestResponse::default(), 0);
        for &(end, id) in &lines.events {
            if id.is_none_or(|id| seen.insert(id)) {
                self.new.extend(id.map(|id| (self.bytes.len(), id)));
                self.bytes.extend_from_slice(lines.bytes.get(start..end).unwrap_or_default());
                counts.inserted += 1;
            } else {
                counts.duplicates += 1;
            }
            start = end;
        }
        self.waiting.push((self.bytes.len(), counts, answer));
    }

    /// Writes the events, and returns how many bytes are written. The ids of events that are not written are forgotten.
    pub(crate) fn write(&self, output: &mut Output, seen: &mut Seen) -> (usize, std::io::Result<()>) {
        let mut written = 0;
        let outcome = output.append(&self.bytes, &mut written);
        self.new.iter().filter(|(start, _)| outcome.is_err() && *start >= written).for_each(|(_, id)| seen.forget(id));
        (if outcome.is_ok() { self.bytes.len() } else { written }, outcome)
    }

    /// Answers the requests, of which so many bytes are written. With an error, a request without new events is not known to be stored either.
    pub(crate) fn answer(self, written: usize, is_ok: bool) {
        for (end, counts, answer) in self.waiting {
            // Nobody waits where the client has gone away.
            _ = answer.send(if is_ok || (0 < end && end <= written) { Ok(counts) } else { Err(NotStored) });
        }
    }
}
