package com.xenocrm.ingestion.imports.upload;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartedOrdersTest {

    private static final int MANY = 5_000;

    private final StartedOrders orders = new StartedOrders(MANY);

    @Test
    void tellsEveryOrderUntilItIsFull() {
        boolean allNew = IntStream.range(0, MANY - 1).allMatch(order -> orders.start("#" + order));
        boolean isFullBefore = orders.isFull();

        boolean last = orders.start("last");

        assertThat(allNew && last).isTrue();
        assertThat(isFullBefore).isFalse();
        assertThat(orders.isFull()).isTrue();
        assertThat(IntStream.range(0, MANY - 1).noneMatch(order -> orders.start("#" + order)))
                .isTrue();
    }

    @Test
    void aBlankNameIsNoOrder() {
        boolean first = orders.start(" ");

        boolean second = orders.start(" ");

        assertThat(first && second).isTrue();
    }
}
