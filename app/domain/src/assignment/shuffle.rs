//! Orders that a seed decides, so that ties fall as the seed says and not as people happen to be listed.

/// The `SplitMix64` generator of Steele, Lea and Flood (OOPSLA 2014): one addition and a mix of bits per number.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..=greatest`. The upper half of a product is all but uniform, by at most one part in 2^32.
    fn up_to(&mut self, greatest: u32) -> u32 {
        let product = u128::from(self.next()) * (u128::from(greatest) + 1);
        u32::try_from(product >> 64).unwrap_or(greatest)
    }
}

/// A new place for each of two lists of people, both from one seed (Fisher and Yates).
pub(super) fn places(seed: u64, first: u32, second: u32) -> (Vec<u32>, Vec<u32>) {
    let mut random = SplitMix64(seed);
    let mut order = |count: u32| {
        let mut places: Vec<u32> = (0..count).collect();
        for last in (1..count).rev() {
            let other = random.up_to(last);
            places.swap(last as usize, other as usize);
        }
        places
    };
    (order(first), order(second))
}

#[cfg(test)]
mod tests {
    use super::{SplitMix64, places};

    #[test]
    fn the_generator_gives_the_published_numbers() {
        let mut random = SplitMix64(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn everybody_gets_one_place_and_another_seed_another() {
        let (first, second) = places(7, 50, 0);
        let mut sorted = first.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
        assert_eq!(second, [0u32; 0]);
        assert_eq!(first, places(7, 50, 3).0);
        assert_ne!(first, places(8, 50, 3).0);
    }
}
