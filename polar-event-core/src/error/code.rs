//! The single table of codes, with the meaning, name, parameters, message and help of each.
//!
//! Each code has an example in `docs/codes.md`, which a test (`codes.rs`) keeps up to date.

use core::fmt;

use super::custom_code::CustomCode;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, [$($param:literal),*], $message:literal, $help:literal;)+) => {
        /// A stable name for what is wrong, which a program can match on.
        ///
        /// Where the meaning is the same, the names are [pydantic's](https://docs.pydantic.dev/latest/errors/validation_errors/), because
        /// services and clients already know them. Your own rules can have their own codes: [`Code::Custom`], or [`Code::Declared`] with a
        /// message.
        ///
        /// ```
        /// use polar_event_core::Code;
        ///
        /// assert_eq!(Code::StringTooLong.as_str(), "string_too_long");
        /// assert_eq!(Code::StringTooLong.params(), ["max_length", "actual_length", "unit"]);
        /// assert_eq!(Code::Custom("no_such_plan").to_string(), "no_such_plan");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ #[doc = concat!("\n\nCode `", $code, "`. Message: “`` ", $message, " ``”. To fix it: “`", $help, "`”")] $variant,)+
            /// The code of a custom rule, with nothing but its name.
            Custom(&'static str),
            /// The code of a custom rule, with its message, parameters and help.
            Declared(&'static CustomCode),
        }

        impl Code {
            /// Every code of the library, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The code's name: `"string_too_long"`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Code::$variant => $code,)+
                    Code::Custom(code) => code,
                    Code::Declared(code) => code.name,
                }
            }

            /// The names of the parameters that a violation with this code can have.
            #[must_use]
            pub const fn params(self) -> &'static [&'static str] {
                match self {
                    $(Code::$variant => &[$($param),*],)+
                    Code::Custom(_) => &[],
                    Code::Declared(code) => code.params,
                }
            }

            /// The English message, with `{placeholders}` for the parameters.
            ///
            /// `{max_length:character}` stands for a number and its noun in the right form, `{found:a}` for a word with its article,
            /// `{expected:one of}` for a list, after these words if it has several items. `[[…]]` is omitted if a parameter in it is
            /// absent. The message continues a sentence that begins with the name of the faulty value. [`messages`](crate::messages) has
            /// other languages.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self {
                    $(Code::$variant => $message,)+
                    Code::Custom(_) => "is not accepted",
                    Code::Declared(code) => code.message,
                }
            }

            /// How to fix it: an imperative sentence for the sender of the document, with placeholders as in [`message`](Self::message).
            /// `None` for [`Code::Custom`], which only its author knows.
            ///
            /// ```
            /// use polar_event_core::Code;
            ///
            /// assert_eq!(Code::StringTooLong.help(), Some("Shorten it to at most {max_length:unit}."));
            /// ```
            #[must_use]
            pub const fn help(self) -> Option<&'static str> {
                match self {
                    $(Code::$variant => Some($help),)+
                    Code::Custom(_) => None,
                    Code::Declared(code) => code.help,
                }
            }

            /// The meaning: the text of the variant's documentation.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Code::$variant => concat!($($doc),+).trim_ascii_start(),)+
                    Code::Custom(_) => "",
                    Code::Declared(code) => code.meaning,
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON (RFC 8259). `error` names the mistake. The span is that of the mistake, and empty where something is missing at the end of the text;
    /// `offset` counts the characters before it. The pointer is that of the innermost value that had begun.
    JsonInvalid = "json_invalid", ["error", "offset"], "is not valid JSON: {error}",
        "Write the text as RFC 8259 has it: keys and strings in double quotes, no comments, no comma after the last item. A JSON library does all of that.";
    /// Objects and arrays are nested deeper than the limit.
    JsonDepth = "json_depth", ["max_depth"], "is nested deeper than {max_depth:level}",
        "Flatten the data: objects and arrays may be in each other at most {max_depth:level} deep.";
    /// The text, or a string or a number in it, is longer than the limit.
    JsonSize = "json_size", ["max_bytes"], "takes more than {max_bytes:byte}",
        "Send less at once: at most {max_bytes:byte}.";
    /// An object has the same key twice, or two names of the same field, which `names` lists if it has several.
    JsonDuplicateKey = "json_duplicate_key", ["names"], "is given twice in the same object[[; {names} are names of the same field]]",
        "Remove one of the two, or give it a name of its own.";
    /// A required field is missing. If one of several fields is required, `one_of` names them, and the pointer is that of the object.
    Missing = "missing", ["one_of"], "is required[[: {one_of:one of}]]",
        "Add the field to the object, in exactly this spelling[[; enough is {one_of:one of}]].";
    /// A field is present although `forbidden_if` forbids it.
    Forbidden = "forbidden", [], "must not be given here",
        "Remove the field, or the one beside it that forbids it.";
    /// A value differs from that of another field, to which `equals` refers. `other` is that field's name in documents.
    NotEqual = "not_equal", ["other"], "must be the same as `{other}`",
        "Send the same value in both fields.";
    /// An unknown field, where `deny_unknown_fields` is set. `suggestion` is a similar field name, if there is one.
    ExtraForbidden = "extra_forbidden", ["expected", "suggestion"], "is not a field here[[; the fields are {expected}]][[; did you mean {suggestion}?]]",
        "Remove the field, or correct its name[[ to {suggestion}]].";
    /// The value is not an object.
    ObjectType = "object_type", ["found"], "must be an object, not {found:a}",
        "Send an object: {{\"key\": value}}. If it is one in a string, send it without the quotes and backslashes.";
    /// The value is not an array.
    ArrayType = "array_type", ["found"], "must be an array, not {found:a}",
        "Send an array, also for a single item: in square brackets.";
    /// The value is not a string.
    StringType = "string_type", ["found"], "must be a string, not {found:a}",
        "Send a string, in double quotes.";
    /// The value is not an integer. `1.0` is not one.
    IntType = "int_type", ["found"], "must be an integer, not {found:a}",
        "Write an integer in digits: without quotes, decimal point or exponent.";
    /// A key of a map with integer keys, or a text where an integer is due, as in a query string, is not an integer in digits.
    IntParsing = "int_parsing", [], "must be an integer in digits",
        "Write an integer in digits, without plus sign, leading zeros and decimal point; as a key, in quotes.";
    /// A key of a map with boolean keys, or a text where a boolean is due, as in a query string, is neither `true` nor `false`.
    BoolParsing = "bool_parsing", [], "must be true or false",
        "Write true or false, in lower case; as a key, in quotes.";
    /// A text where a number is due, as in a query string, is none.
    FloatParsing = "float_parsing", [], "must be a number in digits",
        "Write a number in digits, with a point before the fraction: 12.5.";
    /// The value is not a number.
    FloatType = "float_type", ["found"], "must be a number, not {found:a}",
        "Write a number without quotes: 12.5.";
    /// The value is not a boolean.
    BoolType = "bool_type", ["found"], "must be true or false, not {found:a}",
        "Write true or false, in lower case and without quotes.";
    /// The value is not `null`.
    NullType = "null_type", ["found"], "must be null, not {found:a}",
        "Write null, without quotes.";
    /// The value is not a string, a number or a boolean, as in `Metadata`.
    ScalarType = "scalar_type", ["found"], "must be a string, a number or a boolean, not {found:a}",
        "Send a string, a number or a boolean. Give what is nested keys of its own, or send it as text.";
    /// A string has too few characters (Unicode code points, unless `unit` says otherwise).
    StringTooShort = "string_too_short", ["min_length", "actual_length", "unit"], "must have at least {min_length:unit}[[, has {actual_length}]]",
        "Send at least {min_length:unit}, or leave the field out if it is optional.";
    /// A string has too many characters (Unicode code points, unless `unit` says otherwise).
    StringTooLong = "string_too_long", ["max_length", "actual_length", "unit"], "must have at most {max_length:unit}[[, has {actual_length}]]",
        "Shorten it to at most {max_length:unit}.";
    /// A string consists of white space only.
    StringBlank = "string_blank", [], "must not be blank",
        "Send a text that can be seen, or leave the field out if it is optional.";
    /// A string has characters that are not ASCII.
    StringAscii = "string_ascii", [], "must have ASCII characters only",
        "Use characters from U+0000 to U+007F only; spell others in a way that has been agreed on.";
    /// A string has characters that are neither letters nor digits.
    StringAlphanumeric = "string_alphanumeric", [], "must have letters and digits only",
        "Remove spaces, punctuation and other signs.";
    /// A string has upper-case letters.
    StringLowercase = "string_lowercase", [], "must not have upper-case letters",
        "Write it in lower case.";
    /// A string has lower-case letters.
    StringUppercase = "string_uppercase", [], "must not have lower-case letters",
        "Write it in upper case.";
    /// A string has control characters.
    StringControl = "string_control", [], "must not have control characters",
        "Remove tabs, line ends and other control characters, also those that are written as escapes (\\n, \\u0007).";
    /// A string does not have the required prefix.
    StringPrefix = "string_prefix", ["prefix"], "must begin with {prefix}",
        "Put {prefix} at its beginning.";
    /// A string does not have the required suffix.
    StringSuffix = "string_suffix", ["suffix"], "must end with {suffix}",
        "Put {suffix} at its end.";
    /// A string does not contain the required text.
    StringContains = "string_contains", ["substring"], "must contain {substring}",
        "Put {substring} into it.";
    /// A string contains the text that `not_contains` forbids.
    StringNotContains = "string_not_contains", ["substring"], "must not contain {substring}",
        "Remove {substring} wherever it is.";
    /// A string does not match the pattern.
    StringPatternMismatch = "string_pattern_mismatch", ["pattern"], "must match the pattern {pattern}",
        "Compare it with the pattern, a regular expression, character by character; upper and lower case may count.";
    /// A string is not an e-mail address: a `Mailbox` of RFC 5321 in ASCII.
    EmailParsing = "email_parsing", [], "must be an e-mail address like name@example.com",
        "Send the address alone, without a name or angle brackets: name@example.com.";
    /// A string is not an absolute URL of the WHATWG standard. `error` says why.
    UrlParsing = "url_parsing", ["error"], "must be a valid URL: {error}",
        "Send a whole URL with its scheme: https://example.com/path.";
    /// A string can be read as a URL, but does not follow the syntax of RFC 3986. `error` says why.
    UrlSyntaxViolation = "url_syntax_violation", ["error"], "must be a URL written as RFC 3986 has it: {error}",
        "Encode what may not stand in a URL: a space is %20.";
    /// A URL has a scheme that is not allowed.
    UrlScheme = "url_scheme", ["expected_schemes"], "must be a URL whose scheme is {expected_schemes:one of}",
        "Begin it with {expected_schemes:one of}.";
    /// A string is not a host name of RFC 1123.
    HostnameParsing = "hostname_parsing", [], "must be a host name like www.example.com",
        "Send the name alone, without scheme, port or path; write an internationalized one in its ASCII form, xn--….";
    /// A string is not an IP address of either version.
    IpAnyAddress = "ip_any_address", [], "must be an IP address like 192.0.2.1 or 2001:db8::1",
        "Send the address alone, without port, brackets or prefix length.";
    /// A string is not an IPv4 address.
    IpV4Address = "ip_v4_address", [], "must be an IPv4 address like 192.0.2.1",
        "Send four numbers from 0 to 255 with dots between them, without leading zeros.";
    /// A string is not an IPv6 address.
    IpV6Address = "ip_v6_address", [], "must be an IPv6 address like 2001:db8::1",
        "Send the address alone, without brackets, zone or prefix length.";
    /// A string is not an IP address with a port.
    SocketAddress = "socket_address", [], "must be an IP address with a port, like 192.0.2.1:443 or [2001:db8::1]:443",
        "Send the address, a colon and the port, from 0 to 65535 without leading zeros; an IPv6 address in brackets.";
    /// A string is not an IPv4 address with a port.
    SocketV4Address = "socket_v4_address", [], "must be an IPv4 address with a port, like 192.0.2.1:443",
        "Send the address, a colon and the port, from 0 to 65535 without leading zeros.";
    /// A string is not an IPv6 address with a port.
    SocketV6Address = "socket_v6_address", [], "must be an IPv6 address with a port, like [2001:db8::1]:443",
        "Send the address in brackets, a colon and the port, from 0 to 65535 without leading zeros.";
    /// A string has half a surrogate pair (`\ud800`), which is not a character.
    StringUnicode = "string_unicode", [], "must not have half a surrogate pair (\\ud800 to \\udfff)",
        "Escape characters beyond U+FFFF as two halves, or write them as they are; do not cut a string between the halves.";
    /// A string has escapes (`\n`, `\u0041`), and the receiving type can only borrow.
    StringEscaped = "string_escaped", [], "must be written without escapes, since its receiver borrows it",
        "Write the characters themselves, without backslashes.";
    /// An integer is outside the range of the field's type.
    IntOutOfRange = "int_out_of_range", ["ge", "le"], "must be an integer from {ge} to {le}",
        "Send an integer from {ge} to {le}. If it is an identifier, it may have to be a string.";
    /// A float is too large for the field's type, or NaN, or infinite.
    FiniteNumber = "finite_number", [], "must be a finite number",
        "Send a number that a 64-bit float holds: below 1.8e308. There is no NaN and no infinity in JSON; leave the field out instead.";
    /// A number is at or below an exclusive minimum.
    GreaterThan = "greater_than", ["gt"], "must be greater than {gt}",
        "Send a number greater than {gt}.";
    /// A number is below the minimum.
    GreaterThanEqual = "greater_than_equal", ["ge"], "must be at least {ge}",
        "Send {ge} or more.";
    /// A number is at or above an exclusive maximum.
    LessThan = "less_than", ["lt"], "must be less than {lt}",
        "Send a number less than {lt}.";
    /// A number is above the maximum.
    LessThanEqual = "less_than_equal", ["le"], "must be at most {le}",
        "Send {le} or less.";
    /// A number is not a multiple of the required step.
    MultipleOf = "multiple_of", ["multiple_of"], "must be a multiple of {multiple_of}",
        "Round it to a multiple of {multiple_of}.";
    /// The value is not a decimal.
    DecimalType = "decimal_type", ["found"], "must be a number, or a number in a string, not {found:a}",
        "Write it as a number, or in double quotes: \"12.50\".";
    /// A string is not a number, or a number has more digits than a decimal holds.
    DecimalParsing = "decimal_parsing", ["error"], "must be a decimal number: {error}",
        "Write digits with at most one decimal point: no thousands separators, units or currency signs.";
    /// A decimal has too many digits.
    DecimalMaxDigits = "decimal_max_digits", ["max_digits"], "must have at most {max_digits:digit} in all",
        "Round it to at most {max_digits:digit}.";
    /// A decimal has too many digits after the decimal point.
    DecimalMaxPlaces = "decimal_max_places", ["decimal_places"], "must have at most {decimal_places:decimal place}",
        "Round it to at most {decimal_places:decimal place}.";
    /// A decimal has too many digits before the decimal point.
    DecimalWholeDigits = "decimal_whole_digits", ["whole_digits"], "must have at most {whole_digits:digit} before the decimal point",
        "Send a number with at most {whole_digits:digit} before the decimal point.";
    /// A value is not one of the allowed ones. `suggestion` is a similar one, if there is one. In an untagged enum, `expected` has those of all variants.
    LiteralError = "literal_error", ["expected", "suggestion"], "must be {expected:one of}[[; did you mean \"{suggestion}\"?]]",
        "Send an allowed value, in exactly this spelling: upper and lower case count.";
    /// The value is not a UUID.
    UuidType = "uuid_type", ["found"], "must be a UUID in a string, not {found:a}",
        "Put the UUID into double quotes.";
    /// A string is not a UUID in the hyphenated form of RFC 9562.
    UuidParsing = "uuid_parsing", [], "must be a UUID like 1dbfc517-0bbf-4301-9ba8-555ca42b9737",
        "Write 32 hexadecimal digits with four hyphens, 8-4-4-4-12: no braces, no urn:uuid:.";
    /// A UUID is of another version, or not of the RFC 9562 variant.
    UuidVersion = "uuid_version", ["expected_version"], "must be a UUID of version {expected_version}",
        "Send an identifier that was made as a UUID of version {expected_version}, not one that only looks like it.";
    /// The value is not a timestamp.
    DatetimeType = "datetime_type", ["found"], "must be a timestamp in a string, not {found:a}",
        "Write it as text: \"2026-01-31T09:30:00Z\". Unix timestamps are not read.";
    /// A string is not a timestamp of RFC 3339, from 0001-01-01T00:00:00Z to the end of year 9999, or to 9999-12-30T22:00:00Z, the last
    /// that `jiff` has.
    DatetimeParsing = "datetime_parsing", ["error"], "must be a timestamp like 2026-01-31T09:30:00Z[[: {error}]]",
        "Write date, T, time and offset, as in 2026-01-31T09:30:00Z; see RFC 3339, section 5.6.";
    /// A timestamp has no offset from UTC.
    TimezoneAware = "timezone_aware", [], "must be a timestamp with an offset, like 2026-01-31T09:30:00Z or …+02:00",
        "Add the offset: Z for UTC, or +02:00.";
    /// A timestamp is after now.
    DatetimePast = "datetime_past", [], "must not be in the future",
        "Send a time that is not after now; check the sender's clock and its offset.";
    /// A timestamp is before now.
    DatetimeFuture = "datetime_future", [], "must not be in the past",
        "Send a time that is not before now; check the sender's clock and its offset.";
    /// The value is not a date.
    DateType = "date_type", ["found"], "must be a date in a string, not {found:a}",
        "Write it as text: \"2026-01-31\".";
    /// A string is not a date of RFC 3339, from 0001-01-01 to 9999-12-31.
    DateParsing = "date_parsing", ["error"], "must be a date like 2026-01-31: {error}",
        "Write year, month and day with hyphens, without a time: 2026-01-31.";
    /// A date and time has an offset, and its type has no place for one.
    TimezoneNaive = "timezone_naive", [], "must be a date and time without an offset, like 2026-01-31T09:30:00",
        "Remove the offset, and send the time as the clock shows it in the place that is meant.";
    /// The value is not a time of day.
    TimeType = "time_type", ["found"], "must be a time of day in a string, not {found:a}",
        "Write it as text: \"09:30:00\".";
    /// A string is not a time of day of RFC 3339, without an offset.
    TimeParsing = "time_parsing", ["error"], "must be a time of day like 09:30:00: {error}",
        "Write hour, minute and second with two digits each, without a date and an offset: 09:30:00.";
    /// The value is not a duration.
    TimeDeltaType = "time_delta_type", ["found"], "must be a duration in a string, not {found:a}",
        "Write it as text, as ISO 8601 has it: \"PT1H30M\".";
    /// A string is not a duration of ISO 8601.
    TimeDeltaParsing = "time_delta_parsing", ["error"], "must be a duration like PT1H30M: {error}",
        "Write whole numbers with their units, the largest first, and a T before hours, minutes and seconds: PT1H30M.";
    /// The value is not a URL.
    UrlType = "url_type", ["found"], "must be a URL in a string, not {found:a}",
        "Put the URL into double quotes.";
    /// A collection has too few items.
    /// Where the variants of an untagged enum are arrays of several lengths, `expected` lists these, and there is no `min_length`.
    TooShort = "too_short", ["min_length", "actual_length", "unit", "expected"], "must have [[at least {min_length:unit}]][[{expected:unit}]][[, has {actual_length}]]",
        "Send [[at least {min_length:unit}]][[{expected:unit}]].";
    /// A collection has too many items.
    /// Where the variants of an untagged enum are arrays of several lengths, `expected` lists these, and there is no `max_length`.
    TooLong = "too_long", ["max_length", "actual_length", "unit", "expected"], "must have [[at most {max_length:unit}]][[{expected:unit}]][[, has {actual_length}]]",
        "Send [[at most {max_length:unit}; spread more of them over several documents]][[{expected:unit}]].";
    /// An item of a list is equal to an earlier one. The pointer is that of the later one.
    DuplicateItem = "duplicate_item", ["first_index"], "must not be the same as the item at index {first_index}",
        "Remove the item that comes again.";
    /// A collection does not contain the required item.
    MissingItem = "missing_item", ["item"], "must contain {item}",
        "Add {item}.";
    /// The value is not a variant of an enum: its name, or an object with its name as the key.
    VariantType = "variant_type", ["found"], "must be the name of a variant, or an object with one as its key, not {found:a}",
        "Send the variant's name in double quotes, or an object with the name as its only key.";
    /// A document does not name a variant of an enum: the tag is missing.
    UnionTagNotFound = "union_tag_not_found", ["discriminator", "expected"], "must say in {discriminator} what it is: {expected:one of}",
        "Add the field {discriminator}: {expected:one of}.";
    /// The variant that a document names does not exist. `suggestion` is a similar name, if there is one.
    UnionTagInvalid = "union_tag_invalid", ["expected", "suggestion"], "must be {expected:one of}[[; did you mean {suggestion}?]]",
        "Send an allowed name, in exactly this spelling.";
    /// No variant accepts a value of the document's JSON type.
    UnionType = "union_type", ["expected", "found"], "must be {expected:a}, not {found:a}",
        "Send {expected:a}.";
    /// A document fits several variants equally: it has fields of each.
    UnionAmbiguous = "union_ambiguous", ["fields", "candidates"], "must have only one of {fields}: they belong to different kinds ({candidates})",
        "Decide which kind it is, and remove the fields of the others.";
    /// The document has more faults than the report may hold: `max_violations` of them, or so many that keys and messages take
    /// `max_bytes`. Comes last in a report that was cut, with an empty pointer and the span of the first fault that is left out.
    TooManyViolations = "too_many_violations", ["max_violations", "max_bytes"], "has more faults than are listed here",
        "Fix what is listed, and send it again to see the rest.";
    /// The default of a field that is missing in the document breaks a rule. This is an error of the service, not of the sender: see
    /// [`Report::is_server_error`](crate::Report::is_server_error). `rule` is the code of the broken rule.
    DefaultError = "default_error", ["rule"], "has a default that breaks a rule of the service itself: {rule}",
        "Give the field a value of your own, and tell whoever runs the service that its default is wrong.";
    /// The rules `past` and `future` need a clock, the target has none, and no time was set. This is an error of the service, not of
    /// the sender: see [`Report::is_server_error`](crate::Report::is_server_error).
    ClockError = "clock_error", [], "cannot be checked: the service has no clock",
        "Nothing is known to be wrong with the value; tell whoever runs the service that it has no clock.";
    /// A custom rule without a code of its own refuses the value: `error` is its message. Or a type with serde's traits, or a function that
    /// reads in its place, refuses it: `expected` is what that expects, if it tells.
    ValueError = "value_error", ["error", "expected"], "{error}[[: expected {expected}]]",
        "Change the value so that what the message says holds.";
    /// A field or value is deprecated: a warning, which does not refuse the document. `note` says what to use instead.
    Deprecated = "deprecated", ["note"], "is deprecated[[: {note}]]",
        "Use what the note names; ask whoever runs the service if there is none.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
