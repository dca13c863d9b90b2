//! `selfcheck schema`: the JSON Schemas of the file formats, made from their types.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use selfcheck_core::format::{AssessmentFile, ResponseFile, assessment, response};
use selfcheck_core::pack::{self, PackFile, TextsFile};

use crate::{
    failure::Failure,
    output::{pretty, print},
};

/// Arguments of `selfcheck schema`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The format whose schema to print.
    #[arg(required_unless_present = "write")]
    format: Option<Format>,
    /// Write the schemas of all formats into this folder instead.
    #[arg(long, value_name = "DIR", conflicts_with = "format")]
    write: Option<PathBuf>,
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// What the page saves and `selfcheck evaluate` reads.
    Response,
    /// What `selfcheck evaluate` prints.
    Assessment,
    /// What `selfcheck pack` writes, `selfcheck catalogue` prints, and the page loads.
    Pack,
    /// The texts of a pack in another language.
    PackTexts,
}

/// Prints one schema, or writes all of them.
///
/// # Errors
/// When a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    match (&arguments.write, arguments.format) {
        (Some(folder), _) => write_all(folder),
        (None, Some(format)) => print(&pretty(&format.schema())?),
        (None, None) => Ok(()),
    }
}

fn write_all(folder: &Path) -> Result<(), Failure> {
    let failed = |path: &Path, error| {
        Failure::Input(format!("{} cannot be written: {error}", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for format in Format::value_variants() {
        let path = folder.join(format.file_name());
        fs::write(&path, pretty(&format.schema())?).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

impl Format {
    /// The version that this build writes.
    #[must_use]
    pub fn version(self) -> u32 {
        match self {
            Self::Response => response::FORMAT,
            Self::Assessment => assessment::FORMAT,
            Self::Pack | Self::PackTexts => pack::FORMAT,
        }
    }

    /// The file in which its schema stands, e.g. `response-2.schema.json`.
    #[must_use]
    pub fn file_name(self) -> String {
        let name = self.to_possible_value();
        let name = name.as_ref().map_or("", |name| name.get_name());
        format!("{name}-{}.schema.json", self.version())
    }

    /// Its JSON Schema.
    #[must_use]
    pub fn schema(self) -> Schema {
        // What is read may leave out whatever has a default; what is printed is always whole.
        let settings = SchemaSettings::draft2020_12();
        let mut schema = match self {
            Self::Response => of::<ResponseFile>(settings.for_deserialize().into_generator()),
            Self::Assessment => of::<AssessmentFile>(settings.for_serialize().into_generator()),
            Self::Pack => of::<PackFile>(settings.for_deserialize().into_generator()),
            Self::PackTexts => of::<TextsFile>(settings.for_deserialize().into_generator()),
        };
        // The type says only that the version is a number.
        if let Some(version) = schema.pointer_mut("/properties/format") {
            *version =
                json_schema!({ "description": "Version of this format.", "const": self.version() })
                    .into();
        }
        // The type leaves it out, because files of earlier versions do not have it.
        if self == Self::Response
            && let Some(required) = schema.pointer_mut("/required").and_then(|it| it.as_array_mut())
        {
            required.push("pack".into());
        }
        schema
    }
}

fn of<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<T>()
}
