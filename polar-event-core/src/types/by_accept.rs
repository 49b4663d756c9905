//! Decoding a type by what it takes.

/// The methods of `Decode` for a type that is read by an `Accept`, which is made of the rules. The type is one that does not fit into a register
/// or two, so that it is worth its while to have it made where it belongs.
macro_rules! by_accept {
    ($rules:ident => $accept:expr) => {
        #[inline]
        fn decode<D: serde_core::Deserializer<'de>>(
            deserializer: D,
            $rules: crate::rule::Rules,
            cx: &mut crate::context::Context<'_>,
        ) -> Result<Option<Self>, D::Error> {
            crate::decode::accept(deserializer, $accept, cx)
        }

        #[inline]
        fn decode_into<D: serde_core::Deserializer<'de>>(
            deserializer: D,
            $rules: crate::rule::Rules,
            slot: &mut Option<Self>,
            cx: &mut crate::context::Context<'_>,
        ) -> Result<(), D::Error> {
            crate::decode::accept_into(deserializer, $accept, slot, cx)
        }
    };
}

pub(super) use by_accept;
