//! Work on many items in many threads, with the results in the order of the items.
//!
//! Apart from reading because order and memory are easily lost: at most [`AHEAD`] items per thread are
//! anywhere between their source and the sink, so that an archive of any size needs no more memory than
//! those few articles.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Items per thread that may be under way: enough that one long article does not idle the other threads.
const AHEAD: usize = 4;

/// Stack of a working thread, in bytes: that of a main thread on Linux.
const STACK: usize = 8 << 20;

/// Does `work` on every item in `jobs` threads and hands the results to `sink` in the items' order.
/// Stops at the first error of `sink`.
///
/// # Panics
/// If the system gives not even one thread.
pub fn map<I: Send, O: Send, E>(
    items: impl Iterator<Item = I> + Send,
    jobs: usize,
    work: impl Fn(I) -> O + Sync,
    sink: impl FnMut(O, bool) -> Result<(), E>,
) -> Result<(), E> {
    let jobs = jobs.max(1);
    let (permit, permits) = channel();
    for _ in 0..jobs * AHEAD {
        let _ = permit.send(());
    }
    let (give, take) = channel();
    let take = Mutex::new(take);
    let (finish, finished) = channel();
    let (take, work) = (&take, &work);
    thread::scope(|scope| {
        scope.spawn(move || feed(items, &permits, &give));
        for job in 0..jobs {
            let finish = finish.clone();
            let builder = thread::Builder::new().stack_size(STACK);
            let spawned = builder.spawn_scoped(scope, move || labour(take, work, &finish));
            if job > 0 && spawned.is_err() {
                break;
            }
            spawned.expect("the system gives one thread");
        }
        drop(finish);
        collect(&finished, permit, sink)
    })
}

/// Hands out items as permits come in.
fn feed<I>(items: impl Iterator<Item = I>, permits: &Receiver<()>, give: &Sender<(usize, I)>) {
    let mut items = items.enumerate();
    while permits.recv().is_ok() {
        let Some(item) = items.next() else { return };
        if give.send(item).is_err() {
            return;
        }
    }
}

/// One thread's work.
fn labour<I, O>(take: &Mutex<Receiver<(usize, I)>>, work: impl Fn(I) -> O, finish: &Sender<(usize, O)>) {
    loop {
        let item = match take.lock() {
            Ok(take) => take.recv(),
            Err(_) => return,
        };
        let Ok((index, item)) = item else { return };
        if finish.send((index, work(item))).is_err() {
            return;
        }
    }
}

/// Puts results in order. Tells the sink whether another result is ready behind this one.
fn collect<O, E>(
    finished: &Receiver<(usize, O)>,
    permit: Sender<()>,
    mut sink: impl FnMut(O, bool) -> Result<(), E>,
) -> Result<(), E> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (index, result) in finished {
        waiting.insert(index, result);
        while let Some(result) = waiting.remove(&next) {
            next += 1;
            sink(result, waiting.contains_key(&next))?;
            let _ = permit.send(());
        }
    }
    drop(permit);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_keep_the_order_of_items_and_few_are_under_way() {
        let (begun, ended) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items = (0..200).inspect(|_| {
            let under_way = begun.fetch_add(1, Ordering::SeqCst) - ended.load(Ordering::SeqCst);
            assert!(under_way <= 3 * AHEAD, "{under_way} under way");
        });
        let mut results = Vec::new();
        let work = |item: u64| {
            thread::sleep(Duration::from_micros(item * 7919 % 400));
            item * 2
        };
        let done = map(items, 3, work, |result, _| {
            ended.fetch_add(1, Ordering::SeqCst);
            results.push(result);
            Ok::<_, ()>(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(results, (0..400).step_by(2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_of_the_sink_stops_the_work() {
        let done = map(0.., 2, |item: u32| item, |item, _| if item < 5 { Ok(()) } else { Err(item) });
        assert_eq!(done, Err(5));
    }
}
