//! `?` with less generated code.

/// Returns a result's value, or returns from the function with its error.
///
/// `?` also converts the error, and the compiler has to resolve each conversion. In code that is compiled for each user type, that is a
/// considerable part of all code.
macro_rules! tri {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}
