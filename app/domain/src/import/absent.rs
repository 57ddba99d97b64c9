//! What a file does not say: a list without a column of goals is no order to forget everybody's goals.

use super::{
    column::{COLUMNS, Column},
    header::Header,
};
use crate::participant::Profile;

/// The columns that a file does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Absent(Vec<Column>);

impl Absent {
    pub(super) fn of(header: &Header) -> Self {
        Self(COLUMNS.into_iter().filter(|column| !header.has(*column)).collect())
    }

    /// A row's profile with what the file cannot know taken from what is known. An empty cell is another matter: it
    /// empties.
    #[must_use]
    pub fn keep(&self, read: &Profile, known: &Profile) -> Profile {
        let mut profile = read.clone();
        for column in &self.0 {
            match column {
                Column::EmployeeNumber => profile.employee_number.clone_from(&known.employee_number),
                Column::Profession => profile.profession.clone_from(&known.profession),
                Column::Department => profile.department.clone_from(&known.department),
                Column::Division => profile.division.clone_from(&known.division),
                Column::Site => profile.site.clone_from(&known.site),
                Column::Organisation => profile.organisation.clone_from(&known.organisation),
                Column::LineManagerEmail => profile.line_manager_email.clone_from(&known.line_manager_email),
                Column::NextRotationOn => profile.next_rotation_on = known.next_rotation_on,
                Column::Availability => profile.availability = known.availability,
                Column::Interests => profile.interests.clone_from(&known.interests),
                Column::Goals => profile.goals.clone_from(&known.goals),
                Column::NotWith => profile.not_with.clone_from(&known.not_with),
                // Every file has these, the name in one column or in two.
                Column::FirstName | Column::LastName | Column::Name | Column::Email | Column::Side | Column::Grade => {}
            }
        }
        profile
    }
}
