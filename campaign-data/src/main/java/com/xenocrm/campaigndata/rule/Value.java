package com.xenocrm.campaigndata.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a condition compares with. */
public sealed interface Value {

    /** The same as JSON has it: text, a number, a flag, or a list of these. */
    default Object plain() {
        return switch (this) {
            case Text(String text) -> text;
            case Amount amount when amount.isWhole() -> amount.number().toBigInteger();
            case Amount(BigDecimal number) -> number;
            case Flag(boolean set) -> set;
            case Day(LocalDate date) -> date.toString();
            case Moment(Instant from) -> from.toString();
            case Span(Value low, Value high) -> List.of(low.plain(), high.plain());
            case Choice(List<Value> values) -> values.stream().map(Value::plain).toList();
        };
    }

    /** A piece of text. */
    record Text(String text) implements Value {}

    /** A number, without trailing zeros. */
    record Amount(BigDecimal number) implements Value {
        public Amount {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        boolean isWhole() {
            return number.scale() <= 0;
        }
    }

    /** Yes or no. */
    record Flag(boolean set) implements Value {}

    /** A stretch of time that counts as one value: after it is later than its end, before it is earlier than its start. */
    sealed interface Time extends Value {

        /** Its first instant. */
        Instant from();

        /** The first instant after it. */
        Instant until();
    }

    /** A whole day in UTC. */
    record Day(LocalDate date) implements Time {
        @Override
        public Instant from() {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        @Override
        public Instant until() {
            return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** An instant, to the millisecond. */
    record Moment(Instant from) implements Time {
        public Moment {
            from = from.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public Instant until() {
            return from.plusMillis(1);
        }
    }

    /** Two ends, both included. */
    record Span(Value low, Value high) implements Value {}

    /** Any of these. */
    record Choice(List<Value> values) implements Value {}
}
