package com.xenocrm.ingestion.orders;

import java.util.List;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.customerdata.order.OrderReads;
import com.xenocrm.customerdata.order.OrderReads.ListedOrder;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;

@RestController
class OrderController {

    private static final String NEWEST = "The orders with the latest dates, without a next page";

    private final OrderReads orders;

    OrderController(OrderReads orders) {
        this.orders = orders;
    }

    @GetMapping("/api/orders")
    Envelope<List<ListedOrder>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = NEWEST) @RequestParam(defaultValue = "false") boolean newest,
            @Parameter(description = "Adds the customer of each order")
                    @RequestParam(name = "with_customer", defaultValue = "false")
                    boolean withCustomer,
            @RequestParam(name = "customer_id", required = false) @Nullable String customerId) {
        return orders.page(PageRequest.of(limit, cursor), newest, withCustomer, customerId);
    }
}
