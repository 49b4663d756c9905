//! How many events are bad in each section of the input.

/// There are at most so many sections, and more than half as many if there are that many events.
const MAX_SECTIONS: usize = 64;

pub(crate) struct Course {
    /// How many events a section has, but for the last one.
    pub(crate) events_each: u64,
    pub(crate) sections: Vec<Section>,
}

#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub(crate) struct Section {
    pub(crate) events: u64,
    pub(crate) invalid: u64,
}

impl Default for Course {
    fn default() -> Self {
        Self { events_each: 1, sections: Vec::new() }
    }
}

impl Course {
    pub(crate) fn count(&mut self, is_invalid: bool) {
        if self.sections.last().is_none_or(|last| last.events >= self.events_each) {
            if self.sections.len() >= MAX_SECTIONS {
                self.join_pairs();
            }
            self.sections.push(Section::default());
        }
        if let Some(last) = self.sections.last_mut() {
            last.events += 1;
            last.invalid += u64::from(is_invalid);
        }
    }

    fn join_pairs(&mut self) {
        self.events_each *= 2;
        let joined = |pair: &[Section]| Section {
            events: pair.iter().map(|section| section.events).sum(),
            invalid: pair.iter().map(|section| section.invalid).sum(),
        };
        self.sections = self.sections.chunks(2).map(joined).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::{Course, MAX_SECTIONS, Section};

    #[test]
    fn sections_are_bounded_and_lose_nothing() {
        for events in [0_u64, 1, 64, 65, 1000, 12_345] {
            let mut course = Course::default();
            (0..events).for_each(|event| course.count(event % 7 == 0));
            let sum = |of: fn(&Section) -> u64| course.sections.iter().map(of).sum::<u64>();
            assert_eq!((sum(|it| it.events), sum(|it| it.invalid)), (events, events.div_ceil(7)));
            assert!(course.sections.len() <= MAX_SECTIONS);
            assert!(course.sections.len() as u64 >= events.min(MAX_SECTIONS as u64 / 2));
            let (last, whole) = course.sections.split_last().unwrap_or((&Section { events: 1, invalid: 0 }, &[]));
            assert!(whole.iter().all(|section| section.events == course.events_each) && last.events <= course.events_each);
        }
    }
}
