<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\BatchOptions;
use ApiClient\Runtime\FailureKind;
use ApiClient\Runtime\FakeTransport;
use PHPUnit\Framework\TestCase;

final class BatchTest extends TestCase
{
    private static function calls(int $count): \Generator
    {
        for ($number = 0; $number < $count; $number++) {
            yield "row $number" => NoteClient::add("$number");
        }
    }

    public function testGivesEachItemItsResultUnderItsKey(): void
    {
        $fake = (new FakeTransport())->answer('add', 400, ['code' => 'WRONG', 'message' => 'm']);
        $journal = new MemoryJournal();
        $batch = new BatchOptions(concurrency: 3, journal: $journal);
        $results = iterator_to_array((new NoteClient($fake))->sendAll(self::calls(10), $batch));
        ksort($results);
        self::assertSame(array_map(fn (int $n): string => "row $n", range(0, 9)), array_keys($results));
        self::assertCount(1, array_filter($results, fn (object $result): bool => !$result->ok));
        self::assertCount(20, array_unique($journal->lines));
    }

    public function testSpreadsItsRequestsOverTime(): void
    {
        $fake = new FakeTransport();
        $batch = new BatchOptions(perSecond: 20);
        iterator_to_array((new NoteClient($fake))->sendAll(self::calls(101), $batch));
        self::assertEqualsWithDelta(5.0, $fake->now(), 0.2);
    }

    public function testWaitsForAllAfterA429AndCountsAllRequests(): void
    {
        $fake = (new FakeTransport())->answer('add', 429, '', ['Retry-After' => '5']);
        $results = iterator_to_array((new NoteClient($fake))->sendAll(self::calls(3), new BatchOptions(concurrency: 1)));
        self::assertSame(['row 0' => 2, 'row 1' => 1, 'row 2' => 1], array_map(fn ($r): int => $r->attempts, $results));
        self::assertGreaterThanOrEqual(5, $fake->now());
    }

    public function testEndsAnItemThatIsAlwaysRefused(): void
    {
        $fake = new FakeTransport();
        for ($time = 0; $time < 20; $time++) {
            $fake->answer('add', 429, '');
        }
        [$result] = array_values(iterator_to_array((new NoteClient($fake))->sendAll(self::calls(1))));
        self::assertSame([FailureKind::RateLimit, 10], [$result->kind, $result->attempts]);
    }

    public function testTakesNoMoreThanThereIsRoomFor(): void
    {
        $taken = 0;
        $calls = (function () use (&$taken) {
            for (;;) {
                yield ++$taken => NoteClient::add();
            }
        })();
        foreach ((new NoteClient(new FakeTransport()))->sendAll($calls, new BatchOptions(concurrency: 4)) as $key => $_) {
            self::assertLessThanOrEqual($key + 5, $taken);
            if ($key === 30) {
                break;
            }
        }
        self::assertGreaterThanOrEqual(30, $taken);
    }

    /** @dataProvider listWaysOut */
    public function testWhatWasBegunEndsInTheJournalHoweverTheLoopIsLeft(\Closure $leave): void
    {
        $journal = new MemoryJournal();
        $batch = new BatchOptions(concurrency: 4, journal: $journal);
        try {
            foreach ((new NoteClient(new FakeTransport()))->sendAll(self::calls(20), $batch) as $result) {
                if ($leave()) {
                    break;
                }
            }
        } catch (\DomainException) {
            // thrown by the loop
        }
        $begun = preg_filter('/^begin /', '', $journal->lines);
        $ended = preg_filter('/^end /', '', $journal->lines);
        self::assertEqualsCanonicalizing(array_values($begun), array_values($ended));
        self::assertLessThan(10, count($begun));
    }

    public static function listWaysOut(): array
    {
        return ['break' => [fn (): bool => true], 'an exception' => [fn (): bool => throw new \DomainException()]];
    }

    public function testSendsNothingThatTheJournalDidNotTake(): void
    {
        $fake = new FakeTransport();
        $batch = new BatchOptions(concurrency: 1, journal: new MemoryJournal('begin row 2'));
        $keys = [];
        try {
            foreach ((new NoteClient($fake))->sendAll(self::calls(9), $batch) as $key => $result) {
                $keys[] = $key;
            }
            self::fail('the error of the journal is thrown');
        } catch (\RuntimeException $exception) {
            self::assertSame('the disk is full', $exception->getMessage());
        }
        self::assertSame(['row 0', 'row 1'], $keys);
        self::assertCount(2, $fake->requests);
    }

    public function testEndsWithTheErrorOfItsSourceAfterWhatWasBegun(): void
    {
        $calls = (function () {
            yield 'row 0' => NoteClient::add();
            throw new \DomainException('no more rows');
        })();
        $journal = new MemoryJournal();
        try {
            iterator_to_array((new NoteClient(new FakeTransport()))->sendAll($calls, new BatchOptions(journal: $journal)));
            self::fail('the error of the source is thrown');
        } catch (\DomainException) {
            self::assertSame(['begin row 0', 'end row 0'], $journal->lines);
        }
    }

    public function testDoesNotBeginWhatCannotBeWritten(): void
    {
        $journal = new MemoryJournal();
        try {
            $calls = ['row 0' => NoteClient::add("\xFF")];
            iterator_to_array((new NoteClient(new FakeTransport()))->sendAll($calls, new BatchOptions(journal: $journal)));
            self::fail('it is refused');
        } catch (\InvalidArgumentException) {
            self::assertSame([], $journal->lines);
        }
    }

    public function testBeginsNothingAfterItIsCancelled(): void
    {
        $fake = new FakeTransport();
        $batch = new BatchOptions(perSecond: 1, isCancelled: fn (): bool => $fake->now() > 2.5);
        $results = iterator_to_array((new NoteClient($fake))->sendAll(self::calls(20), $batch));
        $sent = array_filter($results, fn (object $result): bool => $result->ok);
        self::assertCount(3, $sent);
        self::assertCount(3, $fake->requests);
    }
}
