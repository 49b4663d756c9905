//! Bytes for programs.

use serde::Serialize;

use crate::format::{format_of, text_of};

/// What a value may take. Without a limit, bincode takes a length at its word.
const LIMIT: usize = 1 << 20;

format_of!(Cbor, "ciborium", bytes, |value| cbor(value), |bytes| ciborium::from_reader(bytes.as_slice()));
format_of!(CborValue, "ciborium::Value", ciborium::Value, |value| ciborium::Value::serialized(value), |value| value.deserialized());
format_of!(Rmp, "rmp-serde", bytes, |value| rmp_serde::to_vec(value), |bytes| rmp_serde::from_slice(bytes));
format_of!(RmpNamed, "rmp-serde, named", bytes, |value| rmp_serde::to_vec_named(value), |bytes| rmp_serde::from_slice(bytes));
format_of!(RmpReader, "rmp-serde, from_read", bytes, |value| rmp_serde::to_vec(value), |bytes| rmp_serde::from_read(bytes.as_slice()));
format_of!(RmpReadable, "rmp-serde, human-readable", bytes, |value| readable(value), |bytes| {
    T::deserialize(&mut rmp_serde::Deserializer::from_read_ref(bytes).with_human_readable())
});
format_of!(Postcard, "postcard", bytes, |value| postcard::to_stdvec(value), |bytes| postcard::from_bytes(bytes));
format_of!(
    Bincode,
    "bincode",
    bytes,
    |value| bincode::serde::encode_to_vec(value, bincode::config::standard().with_limit::<LIMIT>()),
    |bytes| { bincode::serde::borrow_decode_from_slice(bytes, bincode::config::standard().with_limit::<LIMIT>()).map(|(value, _)| value) }
);
format_of!(
    BincodeOwned,
    "bincode, owned",
    bytes,
    |value| bincode::serde::encode_to_vec(value, bincode::config::legacy().with_limit::<LIMIT>()),
    |bytes| { bincode::serde::decode_from_slice(bytes, bincode::config::legacy().with_limit::<LIMIT>()).map(|(value, _)| value) }
);

fn cbor<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(text_of)?;
    Ok(bytes)
}

fn readable<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    value.serialize(&mut rmp_serde::Serializer::new(&mut bytes).with_human_readable().with_struct_map()).map_err(text_of)?;
    Ok(bytes)
}
