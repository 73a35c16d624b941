<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\Attempt;
use ApiClient\Runtime\CallOptions;
use ApiClient\Runtime\ClientException;
use ApiClient\Runtime\FailureKind;
use ApiClient\Runtime\FakeTransport;
use ApiClient\Runtime\Outcome;
use PHPUnit\Framework\TestCase;

final class CallTest extends TestCase
{
    private const ERROR = ['code' => 'WRONG', 'message' => 'What went wrong.'];

    public function testASuccessHasItsData(): void
    {
        $result = (new NoteClient(new FakeTransport()))->call(NoteClient::add());
        self::assertTrue($result->ok);
        self::assertSame('a', $result->data->text);
        self::assertSame($result->data, $result->orThrow());
    }

    public function testAFailureHasItsCodeAsTextAndAsACase(): void
    {
        $fake = (new FakeTransport())->answer('add', 400, self::ERROR)->answer('add', 400, ['code' => 'NEW'] + self::ERROR);
        $client = new NoteClient($fake);
        $known = $client->call(NoteClient::add());
        self::assertSame([FailureKind::Api, 'WRONG', NoteCode::Wrong], [$known->kind, $known->code, $known->knownCode]);
        self::assertSame(['NEW', null], [($new = $client->call(NoteClient::add()))->code, $new->knownCode]);
        self::assertSame('What went wrong.', $new->message);
    }

    public function testAFailureCanBeThrown(): void
    {
        $client = new NoteClient((new FakeTransport())->answer('add', 400, self::ERROR));
        try {
            $client->call(NoteClient::add())->orThrow();
            self::fail('it is thrown');
        } catch (ClientException $exception) {
            self::assertSame(FailureKind::Api, $exception->failure->kind);
        }
    }

    /** @dataProvider listAnswers */
    public function testJudgesAnAnswer(string $operation, int $status, mixed $body, FailureKind $kind, Outcome $outcome): void
    {
        $fake = (new FakeTransport())->answer($operation, $status, $body);
        $options = new CallOptions(retries: 0);
        $call = $operation === 'get' ? NoteClient::get() : NoteClient::add();
        $result = (new NoteClient($fake))->call($call, $options);
        self::assertSame([$kind, $outcome], [$result->kind, $result->outcome]);
    }

    public static function listAnswers(): array
    {
        return [
            'HTML' => ['add', 200, '<html>', FailureKind::InvalidResponse, Outcome::Unknown],
            'nothing' => ['add', 200, '', FailureKind::InvalidResponse, Outcome::Unknown],
            'an error at 200' => ['add', 200, self::ERROR, FailureKind::Api, Outcome::NotAccepted],
            'a redirect' => ['add', 307, '', FailureKind::Http, Outcome::Unknown],
            'an error at 500' => ['add', 500, self::ERROR, FailureKind::Api, Outcome::Unknown],
            'an empty 503' => ['add', 503, '', FailureKind::Http, Outcome::Unknown],
            'a 408' => ['add', 408, self::ERROR, FailureKind::Api, Outcome::Unknown],
            'a 409 that is documented' => ['add', 409, self::ERROR, FailureKind::Api, Outcome::NotAccepted],
            'a 409 that is not' => ['get', 409, self::ERROR, FailureKind::Api, Outcome::Unknown],
            'a success at 500' => ['add', 500, '{"data":{"text":"a"}}', FailureKind::Http, Outcome::Unknown],
        ];
    }

    public function testRepeatsWhatWasRefusedAndTellsOfEachAttempt(): void
    {
        $told = [];
        $fake = (new FakeTransport())->answer('add', 429, ['message' => 'too many'], ['Retry-After' => '3']);
        $client = new NoteClient($fake, onAttempt: function (Attempt $attempt) use (&$told): void {
            $told[] = [$attempt->attempt, $attempt->status, $attempt->kind, $attempt->wait >= 3];
            throw new \RuntimeException('what a listener throws is ignored');
        });
        $result = $client->call(NoteClient::add());
        self::assertSame(2, $result->attempts);
        self::assertSame([[1, 429, FailureKind::RateLimit, true], [2, 200, null, false]], $told);
        self::assertGreaterThanOrEqual(3, $fake->now());
    }

    public function testRepeatsNoSendThatMayHaveBeenAccepted(): void
    {
        $fake = (new FakeTransport())->break('add');
        $result = (new NoteClient($fake))->call(NoteClient::add());
        self::assertSame([Outcome::Unknown, 1], [$result->outcome, $result->attempts]);
        self::assertCount(1, $fake->requests);
    }

    public function testRepeatsASendThatWasNeverSent(): void
    {
        $fake = (new FakeTransport())->break('add', wasSent: false);
        self::assertSame(2, (new NoteClient($fake))->call(NoteClient::add())->attempts);
    }

    public function testADoubtStaysAfterARefusal(): void
    {
        $fake = (new FakeTransport())->answer('get', 503, '')->answer('get', 404, self::ERROR);
        $result = (new NoteClient($fake))->call(NoteClient::get());
        self::assertSame([404, Outcome::Unknown], [$result->status, $result->outcome]);
    }

    public function testBeginsNoWaitThatOutlastsTheDeadline(): void
    {
        $fake = (new FakeTransport())->answer('add', 429, '', ['Retry-After' => '30']);
        $result = (new NoteClient($fake))->call(NoteClient::add(), new CallOptions(timeout: 20));
        self::assertSame([FailureKind::RateLimit, 30.0, 0.0], [$result->kind, $result->retryAfter, $fake->now()]);
    }

    public function testACallThatIsCancelledBeforeItsFirstRequestSendsNothing(): void
    {
        $fake = new FakeTransport();
        $result = (new NoteClient($fake))->call(NoteClient::add(), new CallOptions(isCancelled: fn (): bool => true));
        self::assertSame([FailureKind::Aborted, Outcome::NotAccepted, 0], [$result->kind, $result->outcome, $result->attempts]);
        self::assertSame([], $fake->requests);
    }

    public function testACallThatIsCancelledWhileItWaitsKeepsWhatIsKnown(): void
    {
        $fake = (new FakeTransport())->answer('add', 429, '', ['Retry-After' => '9']);
        $options = new CallOptions(isCancelled: fn (): bool => $fake->now() > 1);
        $result = (new NoteClient($fake))->call(NoteClient::add(), $options);
        self::assertSame([FailureKind::Aborted, Outcome::NotAccepted, 1], [$result->kind, $result->outcome, $result->attempts]);
    }

    public function testACallThatItsCallerBreaksOffIsNotRepeatedByALaterOne(): void
    {
        $fake = (new FakeTransport())->answer('add', 429, '', ['Retry-After' => '1']);
        $client = new NoteClient($fake);
        try {
            $isCancelled = fn (): bool => count($fake->requests) > 0 && throw new \DomainException();
            $client->call(NoteClient::add(), new CallOptions(isCancelled: $isCancelled));
            self::fail('what the caller throws is thrown');
        } catch (\DomainException) {
            $client->call(NoteClient::get());
            $fake->poll(10);
            $client->call(NoteClient::get());
            self::assertSame(['add', 'get', 'get'], array_column($fake->requests, 'operation'));
        }
    }

    public function testKeepsLittleOfABodyWithoutAKeyAndAsWholeCharacters(): void
    {
        $fake = (new FakeTransport())->answer('add', 502, NoteClient::KEY . str_repeat('é', 9000));
        $result = (new NoteClient($fake))->call(NoteClient::add());
        self::assertStringStartsWith('***é', $result->body);
        self::assertLessThanOrEqual(10_000, strlen($result->body));
        self::assertTrue(mb_check_encoding($result->body, 'UTF-8'));
    }

    public function testALoggerHearsOfRequestsAndOfNothingInThem(): void
    {
        $logger = new MemoryLogger();
        $fake = (new FakeTransport())->answer('add', 429, '')->answer('add', 400, self::ERROR);
        (new NoteClient($fake, logger: $logger))->call(NoteClient::add('+628123123123'));
        self::assertSame(['info', 'warning'], array_column($logger->lines, 0));
        self::assertStringNotContainsString('628123123123', print_r($logger->lines, true));
    }

    public function testCallsWithinCallsDoNotDisturbEachOther(): void
    {
        $client = new NoteClient(new FakeTransport());
        foreach ($client->sendAll([NoteClient::add('1'), NoteClient::add('2')]) as $result) {
            self::assertTrue($result->ok && $client->call(NoteClient::get())->ok);
        }
    }
}
