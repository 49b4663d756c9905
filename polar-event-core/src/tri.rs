//! What `?` does, in less code.

/// A result's value; its error is the function's.
///
/// `?` converts the error, too, and the compiler has to look into each conversion. In what is compiled once for each type of a user, this is a good
/// part of all code.
macro_rules! tri {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}
