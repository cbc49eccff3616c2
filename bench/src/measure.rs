//! Runs a command as a child process and reads from the system what it used.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use wait4::Wait4;

use crate::Failure;

/// What one run used.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Usage {
    /// Seconds of user time.
    pub user: f64,
    /// Seconds of system time.
    pub system: f64,
    /// Seconds that passed.
    pub wall: f64,
    /// The most memory held at once, in KB. Never below what this process itself holds, by the system's way of counting.
    pub peak_kb: u64,
}

/// Runs a command with a file as its input. Gives what it printed and used; a status other than 0 is a failure.
pub fn run(command: &mut Command, input: Option<&Path>) -> Result<(Vec<u8>, Usage), Failure> {
    let shown = format!("{command:?}");
    let stdin = match input {
        Some(path) => Stdio::from(File::open(path).map_err(|e| format!("{}: {e}", path.display()))?),
        None => Stdio::null(),
    };
    let start = Instant::now();
    let mut child = command
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{shown} cannot be started: {e}"))?;
    let mut errors = child.stderr.take();
    let errors = thread::spawn(move || {
        let mut text = Vec::new();
        let _ = errors.as_mut().map(|pipe| pipe.read_to_end(&mut text));
        text
    });
    let mut output = Vec::new();
    let read = child.stdout.take().map_or(Ok(0), |mut pipe| pipe.read_to_end(&mut output));
    let used = child.wait4().map_err(|e| format!("{shown}: {e}"))?;
    let wall = start.elapsed().as_secs_f64();
    let errors = errors.join().unwrap_or_default();
    read.map_err(|e| format!("{shown}: {e}"))?;
    if !used.status.success() {
        let said = String::from_utf8_lossy(&errors);
        return Err(format!("{shown}: {}\n{}", used.status, said.trim_end()));
    }
    let usage = Usage {
        user: used.rusage.utime.as_secs_f64(),
        system: used.rusage.stime.as_secs_f64(),
        wall,
        peak_kb: used.rusage.maxrss / 1024,
    };
    Ok((output, usage))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(text: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", text]);
        command
    }

    #[test]
    fn output_and_usage_are_read() {
        let (output, usage) = run(&mut shell("echo hello; i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"), None).unwrap();
        assert_eq!(output, b"hello\n");
        assert!(usage.user + usage.system > 0.0 && usage.wall > 0.0);
        assert!((100..1_000_000).contains(&usage.peak_kb), "{} KB", usage.peak_kb);
    }

    #[test]
    fn memory_is_counted_in_kilobytes() {
        let (_, usage) = run(&mut shell("head -c 50000000 /dev/zero | tail -c 40000000 >/dev/null"), None).unwrap();
        assert!((38_000..80_000).contains(&usage.peak_kb), "{} KB", usage.peak_kb);
    }

    #[test]
    fn a_failing_command_is_a_failure_with_what_it_said() {
        let failure = run(&mut shell("echo why >&2; exit 3"), None).unwrap_err();
        assert!(failure.contains("3") && failure.contains("why"), "{failure}");
        assert!(run(&mut Command::new("no-such-program"), None).unwrap_err().contains("cannot be started"));
    }
}
