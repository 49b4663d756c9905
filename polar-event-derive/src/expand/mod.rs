//! Code generation from the model. Generated functions call into core instead of repeating its code.
//!
//! Everything is in one `const _` block, and every path starts at `_event`, the core's `__private` module, so that the code does not depend
//! on what is in scope where it is expanded.

mod bounded;
mod codes;
mod convert;
mod decode;
mod defaults;
mod describe;
mod fallback;
mod fill_missing;
mod flatten;
mod generics;
mod impls;
mod known;
mod left_out;
mod newtype;
mod opt_in;
mod overrides;
mod parameters;
mod parts;
mod possible;
mod predicates;
mod presence;
mod requires;
mod rules;
mod serde_forms;
mod serialize;
mod slots;
mod union;
mod units;
mod validate;
mod whole;
mod with;
mod written;

pub(crate) use fallback::fallback;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use requires::Requires;

use crate::model::{Body, Checked, Field, Kind, Model, Struct};

/// All impls for a type.
pub(crate) fn expand(checked: &Checked<'_>) -> TokenStream {
    let (model, opt_ins) = (of_model(&checked.model), opt_in::expand(checked));
    quote!(#model #opt_ins)
}

fn of_model(model: &Model<'_>) -> TokenStream {
    let refused = serde_forms::refused(model);
    match model {
        Model::Struct(model) => {
            let (input, bounds, converted) = (model.input, &model.bounds, &model.convert);
            let read = match &converted.from {
                Some(from) => {
                    let read = convert::read(input, from, converted, bounds, model.context.as_ref(), &model.body.check);
                    [read, flatten::selected(input)].into_iter().collect::<TokenStream>()
                }
                None => [describe::expand(model), decode::expand(model), validate::expand(model)].into_iter().collect(),
            };
            let write = match &converted.into {
                Some(into) => convert::write(input, into, converted, bounds),
                None => serialize::expand(model),
            };
            in_const(&model.krate, &quote!(#read #write #refused))
        }
        Model::Newtype(model) => {
            let impls = newtype::expand(model);
            in_const(&model.krate, &quote!(#impls #refused))
        }
        Model::Union(model) => {
            let impls = union::expand(model);
            in_const(&model.krate, &quote!(#impls #refused))
        }
        Model::Codes(model) => in_const(&model.krate, &codes::expand(model)),
        Model::Units(model) => in_const(&model.krate, &units::expand(model)),
    }
}

fn in_const(krate: &Path, impls: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        #[allow(deprecated, non_local_definitions, private_bounds, private_interfaces, unreachable_code, unreachable_pub, unused_imports, unused_variables, unused_qualifications, clippy::all, clippy::pedantic, clippy::restriction)]
        const _: () = {
            use #krate::__private as _event;
            #impls
        };
    }
}

/// A span with this source location, and with the name resolution of generated code.
fn at(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// A reference to a field of `self`, or to the value of its tag. Its span makes the compiler point at the field's type in an error.
fn of_self(_: usize, field: &Field<'_>) -> TokenStream {
    if let Some(tag) = &field.tag {
        return quote!(#tag);
    }
    let member = &field.member;
    quote_spanned!(at(field.ty.span())=> &self.#member)
}

impl<'a> Struct<'a> {
    /// What the rules require beyond the document.
    fn needs(&self) -> Requires<'_> {
        Requires::of(self.input, &self.bounds, self.context.as_ref(), self.body.fields.iter())
    }
}

impl<'a> Body<'a> {
    /// The fields that are part of the document, in the order of their declaration.
    fn document_fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| field.kind != Kind::Skipped)
    }

    /// The same fields, with their indices in the description.
    fn numbered_fields(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        self.document_fields().enumerate()
    }
}
