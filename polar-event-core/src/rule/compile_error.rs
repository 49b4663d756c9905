//! Messages of compile errors, built in constants.

/// The maximum length of a message. The rest is cut.
const LEN: usize = 320;

/// A message that texts can be appended to.
#[derive(Clone, Copy)]
pub(crate) struct Message {
    bytes: [u8; LEN],
    len: usize,
}

impl Message {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; LEN], len: 0 }
    }

    /// Appends a text, as far as there is room.
    #[expect(clippy::indexing_slicing, reason = "there is no other way in a const function, and the index has been checked")]
    pub(crate) const fn and(mut self, text: &str) -> Self {
        let mut bytes = text.as_bytes();
        if self.len + bytes.len() <= LEN {
            while let [byte, tail @ ..] = bytes {
                self.bytes[self.len] = *byte;
                self.len += 1;
                bytes = tail;
            }
        }
        self
    }

    pub(crate) const fn text(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            // Only whole texts are appended, so the bytes are UTF-8.
            Err(_) => "",
        }
    }
}
