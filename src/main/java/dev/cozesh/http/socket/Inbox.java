package dev.cozesh.http.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages between the thread that brings them and the one that asks for them. When enough are
 * there, whoever brings more waits. Thread-safe.
 */
final class Inbox {
  private final int enough;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Deque<Message> messages = new ArrayDeque<>();
  private int bytes;
  private boolean full;
  private Optional<Ending> ending = Optional.empty();

  private record Message(String text, int bytes) {}

  /**
   * @param enough bytes of messages; one message always has room
   */
  Inbox(int enough) {
    this.enough = enough;
  }

  /** Adds a message as soon as there is room; what comes after the end is dropped. */
  void add(String text, int size) {
    lock.lock();
    try {
      while (ending.isEmpty() && bytes >= enough) {
        full = true;
        room.awaitUninterruptibly();
      }
      full = false;
      if (ending.isEmpty()) {
        messages.add(new Message(text, size));
        bytes += size;
        news.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody waits for room. */
  boolean isFull() {
    lock.lock();
    try {
      return full;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next message, those that came before the end included; empty at the end, or when none came
   * in that time.
   */
  Optional<String> take(Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (messages.isEmpty() && ending.isEmpty() && left > 0) {
        left = news.awaitNanos(left);
      }
      Message message = messages.poll();
      if (message == null) {
        return Optional.empty();
      }
      bytes -= message.bytes();
      room.signal();
      return Optional.of(message.text());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing more comes. The first end counts; by this side's, what was not yet taken is dropped.
   *
   * @return whether it is the first
   */
  boolean end(Ending how) {
    lock.lock();
    try {
      if (ending.isPresent()) {
        return false;
      }
      ending = Optional.of(how);
      if (how instanceof Ending.Here) {
        messages.clear();
      }
      news.signalAll();
      room.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How it ended, whether or not all messages were taken. */
  Optional<Ending> ending() {
    lock.lock();
    try {
      return ending;
    } finally {
      lock.unlock();
    }
  }

  /** How it ended; empty while messages may come, or are there to be taken. */
  Optional<Ending> finished() {
    lock.lock();
    try {
      return messages.isEmpty() ? ending : Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
