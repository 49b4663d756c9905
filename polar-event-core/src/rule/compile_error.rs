//! Messages of compile errors, put together in constants.

/// The longest message. What does not fit is left out.
const LEN: usize = 320;

/// A message, to which texts can be added.
#[derive(Clone, Copy)]
pub(crate) struct Message {
    bytes: [u8; LEN],
    len: usize,
}

impl Message {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; LEN], len: 0 }
    }

    /// The message with this after it, if there is room.
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
            // Texts are added whole.
            Err(_) => "",
        }
    }
}
