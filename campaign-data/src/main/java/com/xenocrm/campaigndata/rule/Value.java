package com.xenocrm.campaigndata.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Right-hand side of a condition. */
public sealed interface Value {

    /** Returns the JSON value: text, a number, a boolean or a list of these. */
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

    /** Text value. */
    record Text(String text) implements Value {}

    /** Number without trailing zeros. */
    record Amount(BigDecimal number) implements Value {
        public Amount {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        boolean isWhole() {
            return number.scale() <= 0;
        }
    }

    /** Boolean value. */
    record Flag(boolean set) implements Value {}

    /** Period that counts as one value: later means after its end, earlier means before its start. */
    sealed interface Time extends Value {

        /** Returns the first instant of the period. */
        Instant from();

        /** Returns the first instant after the period. */
        Instant until();
    }

    /** Whole day in UTC. */
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

    /** Instant with a precision of milliseconds. */
    record Moment(Instant from) implements Time {
        public Moment {
            from = from.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public Instant until() {
            return from.plusMillis(1);
        }
    }

    /** Range with both ends included. */
    record Span(Value low, Value high) implements Value {}

    /** List of alternatives. */
    record Choice(List<Value> values) implements Value {}
}
