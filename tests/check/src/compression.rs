//! Compressed files, recognized by their first bytes.

use std::io::{self, Read};

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Compression {
    Gzip,
    Zstd,
}

pub(crate) fn of(beginning: &[u8]) -> Option<Compression> {
    match beginning {
        [0x1F, 0x8B, 0x08, ..] => Some(Compression::Gzip),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Compression::Zstd),
        _ => None,
    }
}

impl Compression {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// What was compressed. `None` if this program was built without the feature `compression`.
    #[cfg(feature = "compression")]
    pub(crate) fn reader(self, compressed: Box<dyn Read>) -> Option<io::Result<Box<dyn Read>>> {
        Some(match self {
            Self::Gzip => Ok(Box::new(flate2::read::MultiGzDecoder::new(compressed))),
            Self::Zstd => zstd::Decoder::new(compressed).map(|reader| Box::new(reader) as Box<dyn Read>),
        })
    }

    #[cfg(not(feature = "compression"))]
    pub(crate) fn reader(self, _: Box<dyn Read>) -> Option<io::Result<Box<dyn Read>>> {
        None
    }
}
