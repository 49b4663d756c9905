//! Generates, from the list of all rules, the enum of rules and a `match` for each property of a rule.

/// Selects one of two expressions: whether the target is among those of a rule.
macro_rules! if_for {
    (text [text $($rest:ident)*] $yes:expr, $no:expr) => { $yes };
    (number [number $($rest:ident)*] $yes:expr, $no:expr) => { $yes };
    (decimal [decimal $($rest:ident)*] $yes:expr, $no:expr) => { $yes };
    (time [time $($rest:ident)*] $yes:expr, $no:expr) => { $yes };
    (count [count $($rest:ident)*] $yes:expr, $no:expr) => { $yes };
    ($target:ident [$other:ident $($rest:ident)*] $yes:expr, $no:expr) => { $crate::rule::list::if_for!($target [$($rest)*] $yes, $no) };
    ($target:ident [] $yes:expr, $no:expr) => { $no };
}

/// The phrase of a rule with a path: a function has none.
macro_rules! phrase_of_path {
    ($path:ident) => {{
        let _ = $path;
        None
    }};
    ($path:ident $phrase:expr) => {{
        let phrase: fn(&str) -> String = $phrase;
        Some(phrase($path))
    }};
}

/// Declares the rules, each with its targets and the feature that it needs; `parts`, which are listed among rules but do not limit a value;
/// and functions.
macro_rules! rules {
    (
        $(#[$of_enum:meta])*
        rules { $($name:ident($spec:ty) for $($target:ident)+ $(, if $key:ident = $value:literal)?;)+ }
        parts { $($(#[$of_part:meta])+ $part:ident $(($of:ty))? = $part_name:literal;)+ }
        functions { $($(#[$of_function:meta])+ $function:ident = $function_name:literal $(, as phrase $phrase:expr)?;)+ }
    ) => {
        $(#[$of_enum])*
        pub enum Rule {
            $(
                #[doc = concat!("See [`", stringify!($spec), "`].")]
                $(#[cfg($key = $value)])?
                $name($spec),
            )+
            $($(#[$of_part])+ $part $(($of))?,)+
            $($(#[$of_function])+ $function(&'static str),)+
        }

        impl Rule {
            /// The name in attributes.
            ///
            /// ```
            /// use polar_event_core::rule::{Prefix, Rule};
            ///
            /// assert_eq!(Rule::Prefix(Prefix("evt_")).name(), "prefix");
            /// ```
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(_) => <$spec as RuleSpec>::NAME,)+
                    $(Self::$part { .. } => $part_name,)+
                    $(Self::$function(_) => $function_name,)+
                }
            }

            /// What the rule allows, in comparable form.
            pub(crate) const fn facts(&self) -> Facts {
                match self {
                    Self::WithMessage(WithMessage { rules: [rule], .. }) => rule.facts(),
                    $($(#[cfg($key = $value)])? Self::$name(rule) => rule.facts(),)+
                    $(Self::$part { .. } => Facts::ANY,)+
                    $(Self::$function(_) => Facts::ANY,)+
                }
            }

            /// The codes of its violations.
            pub(crate) const fn codes(&self) -> &'static [Code] {
                match self {
                    Self::WithMessage(WithMessage { rules: [rule], .. }) => rule.codes(),
                    $($(#[cfg($key = $value)])? Self::$name(rule) => rule.codes(),)+
                    $(Self::$part { .. } => &[],)+
                    $(Self::$function(_) => &[],)+
                }
            }

            /// The JSON Schema keywords.
            pub(crate) fn keywords(&self) -> Keywords {
                self.keywords_in(Dialect::default())
            }

            /// The JSON Schema keywords, with patterns in this dialect.
            pub(crate) fn keywords_in(&self, dialect: Dialect) -> Keywords {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => rule.keywords_in(dialect),)+
                    $(Self::$part { .. } => Keywords::none(),)+
                    $(Self::$function(_) => Keywords::none().without(SchemaGap::Function),)+
                }
            }

            /// The limit as a phrase; `None` if it adds nothing to the type, or is not a limit.
            pub(crate) fn words_for(&self, noun: &str) -> Option<String> {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => rule.phrase(noun),)+
                    $(Self::$part { .. } => None,)+
                    $(Self::$function(path) => phrase_of_path!(path $($phrase)?),)+
                }
            }

            /// A cheap check of a string; `false` is inconclusive.
            #[inline(always)]
            pub(super) fn text_fast_path_ok(&self, value: &str, cx: &ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(text [$($target)+] TextRule::fast_path_ok(rule, value, cx), {
                        let _ = rule;
                        false
                    }),)+
                    $(Self::$part { .. } => false,)+
                    $(Self::$function(_) => false,)+
                }
            }

            /// Checks a string.
            #[inline]
            pub(super) fn check_text(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(text [$($target)+] TextRule::check(rule, value, cx), {
                        let _ = rule;
                        true
                    }),)+
                    $(Self::$part { .. } => true,)+
                    $(Self::$function(_) => true,)+
                }
            }

            /// Checks an integer or a float.
            #[inline]
            pub(super) fn check_number(&self, value: Number, cx: &mut ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(number [$($target)+] NumberRule::check(rule, value, cx), {
                        let _ = rule;
                        true
                    }),)+
                    $(Self::$part { .. } => true,)+
                    $(Self::$function(_) => true,)+
                }
            }

            /// Checks a single-precision float.
            pub(super) fn check_single(&self, value: f32, cx: &mut ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(number [$($target)+] rule.check_single(value, cx), {
                        let _ = rule;
                        true
                    }),)+
                    $(Self::$part { .. } => true,)+
                    $(Self::$function(_) => true,)+
                }
            }

            /// Checks a decimal.
            #[cfg(feature = "rust_decimal")]
            pub(super) fn check_decimal(&self, value: rust_decimal::Decimal, cx: &mut ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(decimal [$($target)+] DecimalRule::check(rule, value, cx), {
                        let _ = rule;
                        true
                    }),)+
                    $(Self::$part { .. } => true,)+
                    $(Self::$function(_) => true,)+
                }
            }

            /// A check of a timestamp without the clock; `false` is inconclusive.
            #[inline(always)]
            pub(super) fn time_fast_path_ok(&self, value: UnixTime, cx: &ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(time [$($target)+] TimeRule::fast_path_ok(rule, value, cx), {
                        let _ = rule;
                        false
                    }),)+
                    $(Self::$part { .. } => false,)+
                    $(Self::$function(_) => false,)+
                }
            }

            /// Checks a timestamp.
            pub(super) fn check_time(&self, value: UnixTime, cx: &mut ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(time [$($target)+] TimeRule::check(rule, value, cx), {
                        let _ = rule;
                        true
                    }),)+
                    $(Self::$part { .. } => true,)+
                    $(Self::$function(_) => true,)+
                }
            }

            /// Checks the number of items.
            #[inline]
            pub(super) fn check_count(&self, count: usize, unit: &'static str, cx: &mut ValidationState<'_>) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(count [$($target)+] CountRule::check(rule, count, unit, cx), {
                        let _ = rule;
                        true
                    }),)+
                    $(Self::$part { .. } => true,)+
                    $(Self::$function(_) => true,)+
                }
            }
        }

        /// Second opinions on values.
        #[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
        impl Rule {
            /// Whether it is a function of the type's author.
            pub(crate) fn is_function(&self) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(_) => false,)+
                    $(Self::$part { .. } => false,)+
                    $(Self::$function(path) => { let phrase: Option<String> = phrase_of_path!(path $($phrase)?); phrase.is_none() })+
                }
            }

            /// The path that is its argument, if any.
            pub(crate) fn path(&self) -> Option<&'static str> {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(_) => None,)+
                    $(Self::$part { .. } => None,)+
                    $(Self::$function(path) => Some(path),)+
                }
            }

            /// Whether it limits a value.
            pub(crate) fn is_limit(&self) -> bool {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(_) => true,)+
                    $(Self::$part { .. } => false,)+
                    $(Self::$function(_) => false,)+
                }
            }

            /// The rule as a rule on strings, if it is one.
            pub(crate) fn as_text(&self) -> Option<&dyn TextOpinion> {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(text [$($target)+] Some(rule), {
                        let _ = rule;
                        None
                    }),)+
                    $(Self::$part { .. } => None,)+
                    $(Self::$function(_) => None,)+
                }
            }

            /// The rule as a rule on numbers, if it is one.
            pub(crate) fn as_number(&self) -> Option<&dyn NumberOpinion> {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(number [$($target)+] Some(rule), {
                        let _ = rule;
                        None
                    }),)+
                    $(Self::$part { .. } => None,)+
                    $(Self::$function(_) => None,)+
                }
            }

            /// The rule as a rule on decimals, if it is one.
            #[cfg(feature = "rust_decimal")]
            pub(crate) fn as_decimal(&self) -> Option<&dyn DecimalOpinion> {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(decimal [$($target)+] Some(rule), {
                        let _ = rule;
                        None
                    }),)+
                    $(Self::$part { .. } => None,)+
                    $(Self::$function(_) => None,)+
                }
            }

            /// The rule as a rule on timestamps, if it is one.
            pub(crate) fn as_time(&self) -> Option<&dyn TimeOpinion> {
                match self {
                    $($(#[cfg($key = $value)])? Self::$name(rule) => if_for!(time [$($target)+] Some(rule), {
                        let _ = rule;
                        None
                    }),)+
                    $(Self::$part { .. } => None,)+
                    $(Self::$function(_) => None,)+
                }
            }
        }
    };
}

pub(super) use {if_for, phrase_of_path, rules};
