//! Work on a stream with several threads, results in the order of the input, memory bounded.
//!
//! ```text
//! reader ─ tasks ─→ workers ─┐
//!    └──── replies ──────────┴→ results, in order
//! ```
//!
//! The reader gives every task a reply channel of its own and queues the receiving ends in order:
//! the results wait for the oldest, and the queue's length bounds what is read ahead.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

/// Tasks that may be read ahead of the oldest unfinished one, for each worker.
///
/// Enough that one long article among short ones leaves no worker idle.
const AHEAD: usize = 8;

struct Task<T, R> {
    item: T,
    reply: Sender<R>,
}

/// The results of [`map_in_order`].
pub struct Results<R> {
    replies: Receiver<Receiver<R>>,
}

/// Applies `map` to every item, with `jobs` threads.
///
/// The threads are not joined: a caller that drops the results (since nobody reads the output any
/// more) need not wait for a reader that waits for input.
pub fn map_in_order<T, R>(
    items: impl Iterator<Item = T> + Send + 'static,
    jobs: usize,
    map: impl Fn(T) -> R + Send + Sync + 'static,
) -> Results<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let (task_sender, tasks) = bounded::<Task<T, R>>(jobs * AHEAD);
    let (reply_sender, replies) = bounded(jobs * AHEAD);
    let map = Arc::new(map);
    for _ in 0..jobs {
        let (tasks, map) = (tasks.clone(), Arc::clone(&map));
        thread::spawn(move || {
            for Task { item, reply } in tasks {
                // Fails only once the results are dropped.
                let _ = reply.send(map(item));
            }
        });
    }
    thread::spawn(move || {
        for item in items {
            let (reply, result) = bounded(1);
            let queued = reply_sender.send(result).is_ok();
            if !queued || task_sender.send(Task { item, reply }).is_err() {
                break;
            }
        }
    });
    Results { replies }
}

impl<R> Iterator for Results<R> {
    type Item = R;

    /// # Panics
    /// If a worker panicked over the item.
    fn next(&mut self) -> Option<R> {
        let reply = self.replies.recv().ok()?;
        Some(reply.recv().expect("a worker answers every task"))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let uneven = |n: u64| {
            thread::sleep(Duration::from_millis(n % 3));
            n * 2
        };
        let doubled: Vec<u64> = map_in_order(0..100, 4, uneven).collect();
        assert_eq!(doubled, (0..100).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn reading_stops_when_the_results_are_not_taken() {
        let read = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&read);
        let items = (0..10_000).inspect(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let mut results = map_in_order(items, 2, |n| n);
        assert_eq!(results.next(), Some(0));
        thread::sleep(Duration::from_millis(50));
        assert!(read.load(Ordering::SeqCst) < 100, "memory would grow with the input");
    }
}
