package com.xenocrm.ingestion.statistics;

import java.time.Clock;
import java.util.List;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.customerdata.order.DailyOrders;
import com.xenocrm.customerdata.statistics.DailyCustomers;
import com.xenocrm.kit.paging.DaySpan;
import com.xenocrm.kit.web.Envelope;

/** Shows figures of customers and orders by day, in UTC, up to today. */
@RestController
@RequestMapping("/api/statistics")
class StatisticsController {

    private final DailyOrders orders;
    private final DailyCustomers customers;
    private final Clock clock;

    StatisticsController(MongoOperations mongo, Clock clock) {
        this.orders = new DailyOrders(mongo);
        this.customers = new DailyCustomers(mongo);
        this.clock = clock;
    }

    @GetMapping("/orders")
    Envelope<OrderStatistics> orders(@RequestParam(defaultValue = DaySpan.DEFAULT_DAYS) int days) {
        DaySpan span = DaySpan.endingAt(clock.instant(), days);
        return Envelope.of("Completed orders by day", new OrderStatistics(orders.of(span)));
    }

    @GetMapping("/customers")
    Envelope<DailyCustomers.Figures> customers(@RequestParam(defaultValue = DaySpan.DEFAULT_DAYS) int days) {
        return Envelope.of("Customers by day", customers.of(DaySpan.endingAt(clock.instant(), days)));
    }

    /** Completed orders by day. */
    record OrderStatistics(List<DailyOrders.Day> days) {}
}
