//! How long tests wait.

use std::time::Duration;

/// How long anything may take before it counts as not happening.
pub const PATIENCE: Duration = Duration::from_secs(30);
