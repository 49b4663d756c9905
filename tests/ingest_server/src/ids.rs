//! The ids of stored events, so that each event is stored once.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use polar_event_core::polar::EventCreate;
use polar_event_core::{CompactString, Event, OptionalNullable};
use siphasher::sip128::{Hasher128 as _, SipHasher13};
use uuid::Uuid;

/// The fields that tell whether two events are the same. An organization that is absent is the same as one that is `null`.
#[derive(Event)]
pub(crate) struct Identity {
    external_id: OptionalNullable<CompactString>,
    organization_id: OptionalNullable<Uuid>,
}

/// What stands for an `external_id`: 128 bits, so that two ids have the same by chance only if there are more of them than can be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint(u128);

/// The key of fingerprints. It is a new one in each process, so that nobody can make ids whose fingerprints are the same.
#[derive(Clone, Copy)]
pub(crate) struct Key(SipHasher13);

impl Key {
    pub(crate) fn random() -> Result<Self, getrandom::Error> {
        Ok(Self(SipHasher13::new_with_keys(getrandom::u64()?, getrandom::u64()?)))
    }

    pub(crate) fn of_event(&self, event: &EventCreate) -> Option<Fingerprint> {
        let (external_id, organization_id) = match event {
            EventCreate::Customer(event) => (&event.external_id, &event.organization_id),
            EventCreate::ExternalCustomer(event) => (&event.external_id, &event.organization_id),
        };
        self.fingerprint(external_id, organization_id)
    }

    pub(crate) fn of_stored(&self, event: &Identity) -> Option<Fingerprint> {
        self.fingerprint(&event.external_id, &event.organization_id)
    }

    fn fingerprint(&self, external_id: &OptionalNullable<CompactString>, organization_id: &OptionalNullable<Uuid>) -> Option<Fingerprint> {
        let OptionalNullable::Value(external_id) = external_id else { return None };
        let mut hasher = self.0;
        if let OptionalNullable::Value(organization) = organization_id {
            hasher.write_u8(1);
            hasher.write(organization.as_bytes());
        } else {
            hasher.write_u8(0);
        }
        hasher.write(external_id.as_bytes());
        Some(Fingerprint(hasher.finish128().as_u128()))
    }
}

impl Hash for Fingerprint {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0 as u64);
    }
}

/// A fingerprint is a hash already.
#[derive(Default)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

pub(crate) type Ids = HashSet<Fingerprint, BuildHasherDefault<AsItIs>>;

/// The ids of the file that is written to, of the one before, and of those that were named at start.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) current: Ids,
    previous: Ids,
    named: Ids,
}

impl Seen {
    pub(crate) fn new(named: Ids) -> Self {
        Self { named, ..Self::default() }
    }

    /// Adds an id. Returns whether it is new.
    pub(crate) fn insert(&mut self, id: Fingerprint) -> bool {
        !self.previous.contains(&id) && !self.named.contains(&id) && self.current.insert(id)
    }

    /// Forgets an id that [`insert`](Self::insert) has added.
    pub(crate) fn forget(&mut self, id: &Fingerprint) {
        self.current.remove(id);
    }

    /// Goes on with another file, in which these ids are.
    pub(crate) fn next_file(&mut self, ids: Ids) {
        self.previous = std::mem::replace(&mut self.current, ids);
    }

    pub(crate) fn len(&self) -> usize {
        self.current.len() + self.previous.len() + self.named.len()
    }
}
