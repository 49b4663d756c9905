//! The same job by different means: the bytes of a JSON event to a typed value that has been checked. See README.md.
#![forbid(unsafe_code)]

mod build;
mod documents;
mod rows;
mod stream;
mod timing;
mod verify;

fn main() {
    for (row, f) in rows::ROWS.iter().zip(verify::verify().unwrap()) {
        println!("{}: refuses {:?} faults {:?}\n    accepts {:?}", row.id, f.refuses, f.faults, f.accepts);
    }
}
