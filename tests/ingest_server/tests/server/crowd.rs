//! Clients that send each batch until it is accepted.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use crate::client::{Client, event};

const CLIENTS: u32 = 24;

/// Where the server is now, and whether the clients go on.
pub(crate) struct Crowd {
    address: Mutex<String>,
    stop: AtomicBool,
    batches: AtomicU32,
}

/// What the clients have sent.
pub(crate) struct Sent {
    /// All ids. Each of them was acknowledged.
    pub(crate) ids: HashSet<String>,
    pub(crate) inserted: u64,
    pub(crate) duplicates: u64,
    /// How many requests had another answer than 200, or none.
    pub(crate) failed: u64,
}

impl Sent {
    /// Each event is there once.
    pub(crate) fn check(&self, stored: &HashMap<String, u32>) {
        let lost: Vec<_> = self.ids.iter().filter(|id| !stored.contains_key(*id)).collect();
        let doubled: Vec<_> = stored.iter().filter(|(_, count)| **count > 1).collect();
        println!(
            "{} acknowledged, {} stored, {} lost, {} doubled, {} requests failed",
            self.ids.len(),
            stored.len(),
            lost.len(),
            doubled.len(),
            self.failed
        );
        assert!(lost.is_empty() && doubled.is_empty(), "lost {lost:?}, doubled {doubled:?}");
        assert_eq!(stored.len(), self.ids.len(), "events that nobody has sent");
        assert!(self.ids.len() > 100);
    }
}

/// The ids of a batch: its own, one that comes twice, one of the batch before, and one that several clients send at about the same time.
fn batch(client: u32, number: u32, shared: u32) -> Vec<String> {
    let mut ids: Vec<_> = (0..1 + number % 5).map(|index| format!("{client}-{number}-{index}")).collect();
    ids.push(ids[0].clone());
    ids.push(format!("{client}-{}-0", number.saturating_sub(1)));
    ids.push(format!("shared-{shared}"));
    ids
}

impl Crowd {
    /// Runs the clients while the function runs. It can change the address.
    pub(crate) fn run(address: &str, during: impl FnOnce(&Self)) -> Sent {
        let crowd = Self { address: Mutex::new(address.to_owned()), stop: AtomicBool::new(false), batches: AtomicU32::new(0) };
        let mut all = Sent { ids: HashSet::new(), inserted: 0, duplicates: 0, failed: 0 };
        std::thread::scope(|scope| {
            let crowd = &crowd;
            let clients: Vec<_> = (0..CLIENTS).map(|client| scope.spawn(move || crowd.send(client))).collect();
            during(crowd);
            crowd.stop.store(true, Ordering::Relaxed);
            for client in clients {
                let sent = client.join().expect("every answer is right");
                all.ids.extend(sent.ids);
                all.inserted += sent.inserted;
                all.duplicates += sent.duplicates;
                all.failed += sent.failed;
            }
        });
        all
    }

    pub(crate) fn moved(&self, address: &str) {
        *self.address.lock().expect("no panic") = address.to_owned();
    }

    fn send(&self, client: u32) -> Sent {
        let mut sent = Sent { ids: HashSet::new(), inserted: 0, duplicates: 0, failed: 0 };
        let mut connection = None;
        let mut number = 0;
        while !self.stop.load(Ordering::Relaxed) {
            let ids = batch(client, number, self.batches.fetch_add(1, Ordering::Relaxed) / 8);
            let events: Vec<_> = ids.iter().map(|id| event(id)).collect();
            // The batch that is under way when the clients are told to stop is brought to its end.
            loop {
                let address = self.address.lock().expect("no panic").clone();
                let answer = match &mut connection {
                    Some(connection) => Client::ingest(connection, &events),
                    None => Client::connect(&address).and_then(|new| connection.insert(new).ingest(&events)),
                };
                match answer {
                    Ok(response) if response.status == 200 => {
                        let (inserted, duplicates) = response.counts();
                        assert_eq!(inserted + duplicates, ids.len() as u64);
                        assert!(duplicates > 0, "an id was sent twice");
                        sent.inserted += inserted;
                        sent.duplicates += duplicates;
                        break;
                    }
                    Ok(response) => assert_eq!(response.status, 503, "{}", response.body),
                    Err(_) => connection = None,
                }
                sent.failed += 1;
                std::thread::sleep(Duration::from_millis(10));
            }
            sent.ids.extend(ids);
            number += 1;
        }
        sent
    }
}
