//! Documents as PDF that keep their structure: tagged, with a language and a title, so that they can be listened to.
//!
//! What is set comes as data and never as the typesetter's own language: a name cannot be a command. Typst takes minutes
//! to build, which is why it stands alone here and nothing but the server's downloads depends on it.

use domain::certificate::Certificate;
use serde::Serialize;
use typst::foundations::{Dict, IntoValue, Smart};
use typst_as_lib::TypstEngine;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Why there is no PDF. Nothing that anybody types should lead here.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The data could not be written down for the template.
    #[error("the document's data could not be written: {0}")]
    Data(#[from] serde_json::Error),
    /// The template could not be set.
    #[error("the template could not be set: {0}")]
    Template(String),
    /// What was set could not be written.
    #[error("the PDF could not be written: {0}")]
    Writing(String),
}

/// Latin, Greek and Cyrillic in two weights, and the scripts from right to left that names come in.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
];

#[derive(Serialize)]
struct Issued<'a> {
    certificate: &'a Certificate,
    organisation: &'a str,
}

/// A certificate of this organisation, on as many A4 pages as it needs.
pub fn certificate(certificate: &Certificate, organisation: &str) -> Result<Vec<u8>, Fault> {
    typeset(include_str!("certificate.typ"), &Issued { certificate, organisation })
}

/// Sets a template with its data. PDF/UA-1 forbids a character that no font has (an emoji in a name, say), so such a
/// document is tagged all the same but does not claim the standard.
fn typeset(template: &'static str, data: &impl Serialize) -> Result<Vec<u8>, Fault> {
    let mut inputs = Dict::new();
    inputs.insert("data".into(), serde_json::to_string(data)?.into_value());
    let engine = TypstEngine::builder().main_file(template).fonts(FONTS).build();
    let document: PagedDocument =
        engine.compile_with_input(inputs).output.map_err(|error| Fault::Template(error.to_string()))?;
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| Fault::Writing(format!("{error:?}")))?;
    typst_pdf::pdf(&document, &options(accessible))
        .or_else(|_| typst_pdf::pdf(&document, &options(PdfStandards::default())))
        .map_err(|errors| Fault::Writing(format!("{errors:?}")))
}

/// How it is written: reproducibly, without a moment of its own.
fn options(standards: PdfStandards) -> PdfOptions {
    PdfOptions { creator: Smart::Custom(Some("Paired Learning".into())), standards, ..PdfOptions::default() }
}

#[cfg(test)]
mod tests {
    use super::certificate;
    use domain::certificate::{Certificate, Table};

    fn shown(name: &str, rows: usize) -> Certificate {
        let row =
            |number: usize| vec![format!("{number} March 2027"), name.to_owned(), "Ward".into(), "2 hours".into()];
        Certificate {
            title: "Certificate of shadowing",
            name: name.to_owned(),
            statement: "Hours.".to_owned(),
            facts: vec![("Together", "4 hours".to_owned())],
            tables: vec![Table {
                caption: "Visits made",
                headings: &["When", "With", "Where", "How long"],
                rows: (0..rows).map(row).collect(),
            }],
            note: "Nothing more.".to_owned(),
            made_on: "1 April 2027".to_owned(),
        }
    }

    fn text_of(pdf: &[u8]) -> String {
        pdf.iter().map(|byte| char::from(*byte)).collect()
    }

    #[test]
    fn a_certificate_is_tagged_has_a_language_and_claims_the_standard_for_accessible_documents() {
        let pdf = text_of(&certificate(&shown("Ama Quillfeather", 2), "Some trust").unwrap());
        assert!(pdf.starts_with("%PDF-1."));
        for mark in ["/StructTreeRoot", "/Lang", "pdfuaid:part"] {
            assert!(pdf.contains(mark), "{mark}");
        }
    }

    #[test]
    fn what_is_typed_is_never_a_command() {
        for name in
            ["#panic()", "$x$ *bold* _it_ `raw` @ref <label>", "\"\\\"; }] #read(\"/etc/passwd\")", "= Title\n/ a: b"]
        {
            certificate(&shown(name, 1), name).unwrap();
        }
    }

    #[test]
    fn any_name_and_any_number_of_rows_can_be_set() {
        for name in ["", "😀 Żaneta Łęcka", "محمد عبد الله", "דוד לוי", "Ω я 漢字", &"a".repeat(10_000)]
        {
            certificate(&shown(name, 1), "Some trust").unwrap();
        }
        certificate(&shown("Ama", 400), "Some trust").unwrap();
    }

    #[test]
    fn the_same_certificate_is_the_same_file() {
        let once = || certificate(&shown("Ama", 3), "Some trust").unwrap();
        assert!(once() == once(), "two different files");
    }
}
