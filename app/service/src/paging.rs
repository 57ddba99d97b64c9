//! Lists that are read a page at a time.

/// Cuts rows, of which one more than a page was read, to the page; the last of them where there are more.
pub(crate) fn cut<T>(rows: &mut Vec<T>, page: i64) -> Option<&T> {
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    if rows.len() <= page {
        return None;
    }
    rows.truncate(page);
    rows.last()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn there_is_more_where_one_more_than_a_page_was_read() {
        for (read, page, left, last) in
            [(vec![], 2, 0, None), (vec![1, 2], 2, 2, None), (vec![1, 2, 3], 2, 2, Some(2)), (vec![1], 0, 0, None)]
        {
            let mut rows = read;
            assert_eq!(cut(&mut rows, page).copied(), last);
            assert_eq!(rows.len(), left);
        }
    }
}
