//! What the tests share: the files of a folder, read and analysed.

pub mod files;
