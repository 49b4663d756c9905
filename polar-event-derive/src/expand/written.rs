//! The value that is passed to the serializer.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::at;
use crate::model::Kind;
use crate::types::{self, Known};

/// A reference to what is passed to the serializer: the value itself, or, if its type may be one of the crate `time`, a wrapper. In that
/// case the compiler selects the method by type. `is_known` says that the type is named by [`known`](super::known) as well.
pub(super) fn value(reference: TokenStream, ty: &Type, kind: Kind, is_known: bool) -> TokenStream {
    let is_plain = kind == Kind::ViaSerde || matches!(Known::of(ty), Known::Text | Known::Integer(..) | Known::Float | Known::Boolean);
    if !cfg!(feature = "time") || is_plain {
        return reference;
    }
    let method = Ident::new(if is_known { "__known" } else { "__chosen" }, at(ty.span()));
    quote_spanned!(at(ty.span())=> &(&_event::own(#reference)).#method())
}

/// The same for a type that contains an array of more than 32 items, for which serde has no `Serialize`.
pub(super) fn long_array(reference: &TokenStream, ty: &Type) -> TokenStream {
    let serde = quote!(_event::serialize::Serde);
    let how = (0..types::long_array(ty)).fold(serde, |how, _| quote!(_event::serialize::Within<#how>));
    if cfg!(feature = "time") {
        quote_spanned!(at(ty.span())=> &(&_event::own(#reference)).__long::<#how>())
    } else {
        quote!(&_event::serialize::written::<#how, _>(#reference))
    }
}

/// The imports that [`value`] needs.
pub(super) fn imports() -> Option<TokenStream> {
    cfg!(feature = "time").then(|| {
        quote! {
            #[allow(unused_imports)]
            use _event::{ByNone as _, BySerde as _, BySerialize as _, ByWrite as _};
        }
    })
}
