//! Reading past a value that nobody wants, in full strictness and without recursion.

use super::cursor::{Reader, Result};
use super::index::Containers;
use super::source_map::{Fault, FaultKind};
use super::string::{Escaped, Text};

impl Reader<'_, '_> {
    /// Reads past the value at hand. Memory is one byte for each level of nesting.
    pub(super) fn skip(&mut self) -> Result<()> {
        self.skip_noting(&mut ())
    }

    /// The same, and tells of the objects and arrays.
    pub(super) fn skip_noting(&mut self, containers: &mut impl Containers) -> Result<()> {
        self.open.clear();
        loop {
            match self.peek() {
                b'"' => self.skip_string()?,
                b'-' | b'0'..=b'9' => self.skip_number()?,
                b't' => self.literal("true")?,
                b'f' => self.literal("false")?,
                b'n' => self.literal("null")?,
                b'{' => {
                    if self.skip_open(b'}', containers)? {
                        self.skip_key()?;
                        continue;
                    }
                }
                b'[' => {
                    if self.skip_open(b']', containers)? {
                        continue;
                    }
                }
                _ => return Err(self.no_value()),
            }
            if self.skip_closes(containers)? {
                return Ok(());
            }
        }
    }

    /// Reads `{` or `[`, and what closes it if that comes at once; answers whether it is still open.
    fn skip_open(&mut self, close: u8, containers: &mut impl Containers) -> Result<bool> {
        let start = self.at;
        self.enter()?;
        containers.open(start);
        if self.peek() == close {
            self.at += 1;
            self.depth -= 1;
            containers.close(self.at);
            return Ok(false);
        }
        self.open.push(close);
        Ok(true)
    }

    /// Reads on from the end of a value to the next one; answers whether there is none because all is closed.
    fn skip_closes(&mut self, containers: &mut impl Containers) -> Result<bool> {
        while let Some(&close) = self.open.last() {
            match self.peek() {
                b',' => {
                    self.at += 1;
                    if close == b'}' {
                        self.skip_key()?;
                    }
                    return Ok(false);
                }
                byte if byte == close => {
                    self.at += 1;
                    self.depth -= 1;
                    self.open.pop();
                    containers.close(self.at);
                }
                _ => return Err(self.no_separator(close)),
            }
        }
        Ok(true)
    }

    fn skip_key(&mut self) -> Result<()> {
        if self.peek() != b'"' {
            return Err(self.no_key());
        }
        self.skip_string()?;
        self.colon()
    }

    fn skip_string(&mut self) -> Result<()> {
        let start = self.at;
        if let Text::Escaped(Escaped::Broken) = self.string()? {
            if !self.place.collects_faults() {
                return Err(self.refuse(FaultKind::HalfPair, start, self.at));
            }
            self.place.set_fault(Fault { kind: FaultKind::HalfPair, start, end: self.at });
        }
        Ok(())
    }

    fn skip_number(&mut self) -> Result<()> {
        self.number().map(|_| ())
    }
}
