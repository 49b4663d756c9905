//! The rules that an `OptionalNullable` can have: those of the value in it.

use super::OptionalNullable;
use crate::rule::{HasItems, IsCollection, IsDecimal, IsList, IsMap, IsMetadata, IsNumber, IsText, IsTime, IsUrl, IsUuid};

macro_rules! as_the_value {
    ($($name:ident)+) => { $(
        impl<T: $name> $name for OptionalNullable<T> {}
    )+ };
}

as_the_value!(IsText IsNumber IsDecimal IsCollection IsList IsMap IsTime IsUrl IsUuid IsMetadata);

impl<T: HasItems> HasItems for OptionalNullable<T> {
    type Item = T::Item;

    fn items_in(&self) -> Option<impl Iterator<Item = &T::Item>> {
        self.value()?.items_in()
    }
}
