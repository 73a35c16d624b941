<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/**
 * A journal in a file, one line of JSON for each beginning and each end. It writes what it is told before it returns,
 * also to the disk, and no two processes have it open at once.
 */
final class FileJournal implements Journal
{
    /** @var resource */
    private $file;
    /** @var array<string, string> By the key of the item: `begun`, `ok`, or the outcome of a failure. */
    private array $states = [];

    public function __construct(string $path)
    {
        $file = fopen($path, 'c+') ?: throw new \RuntimeException("`$path` cannot be opened");
        if (!flock($file, LOCK_EX | LOCK_NB)) {
            throw new \RuntimeException("`$path` is the journal of a batch that is running");
        }
        while (($line = fgets($file)) !== false) {
            // a line is cut where the machine has stopped in the middle of it: it says nothing then
            [$key, $state] = json_decode($line, true) ?? [null, null];
            $key === null || $this->states[$key] = $state;
        }
        $this->file = $file;
        fwrite($file, "\n");
    }

    /** Whether an item may be sent: it was never begun, or it is certain that the server did not accept it. */
    public function isOpen(int|string $key): bool
    {
        return in_array($this->states[$key] ?? 'new', ['new', Outcome::NotAccepted->value], true);
    }

    /** @return list<int|string> The items that may have been sent or not: look at them. */
    public function doubtful(): array
    {
        $isDoubtful = fn (string $state): bool => in_array($state, ['begun', Outcome::Unknown->value], true);
        return array_keys(array_filter($this->states, $isDoubtful));
    }

    public function begin(mixed $key, Call $call): void
    {
        $this->write($key, 'begun');
    }

    public function end(mixed $key, Call $call, Success|Failure $result): void
    {
        $this->write($key, $result->ok ? 'ok' : $result->outcome->value);
    }

    private function write(int|string $key, string $state): void
    {
        $this->states[$key] = $state;
        $line = json_encode([$key, $state], JSON_THROW_ON_ERROR) . "\n";
        if (fwrite($this->file, $line) !== strlen($line) || !fsync($this->file)) {
            throw new \RuntimeException('the journal cannot be written');
        }
    }
}
