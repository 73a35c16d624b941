<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\BatchOptions;
use ApiClient\Runtime\FakeTransport;
use ApiClient\Runtime\FileJournal;
use PHPUnit\Framework\TestCase;

final class FileJournalTest extends TestCase
{
    private string $path;

    protected function setUp(): void
    {
        $this->path = (string) tempnam(sys_get_temp_dir(), 'journal');
    }

    protected function tearDown(): void
    {
        unlink($this->path);
    }

    public function testKnowsAfterACrashWhatMayBeSentAndWhatIsInDoubt(): void
    {
        $journal = new FileJournal($this->path);
        $fake = (new FakeTransport())->break('add')->answer('add', 400, ['code' => 'WRONG', 'message' => 'm']);
        $calls = ['broken' => NoteClient::add(), 'refused' => NoteClient::add(), 'sent' => NoteClient::add()];
        $batch = new BatchOptions(concurrency: 1, journal: $journal);
        iterator_to_array((new NoteClient($fake))->sendAll($calls, $batch));
        $journal->begin('crashed', NoteClient::add());
        unset($journal, $batch);
        file_put_contents($this->path, '["cut', FILE_APPEND);
        $again = new FileJournal($this->path);
        $keys = ['broken', 'refused', 'sent', 'crashed', 'cut', 'new'];
        self::assertSame(['refused', 'cut', 'new'], array_values(array_filter($keys, $again->isOpen(...))));
        self::assertSame(['broken', 'crashed'], $again->doubtful());
    }

    public function testIsOpenOnceOnly(): void
    {
        $journal = new FileJournal($this->path);
        $this->expectExceptionMessage('is the journal of a batch that is running');
        new FileJournal($this->path);
    }

    public function testKeepsTheKindOfAKey(): void
    {
        (new FileJournal($this->path))->begin(7, NoteClient::add());
        self::assertSame([7], (new FileJournal($this->path))->doubtful());
    }
}
