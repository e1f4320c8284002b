package com.xenocrm.ingestion.orders;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.customerdata.order.OrderView;
import com.xenocrm.customerdata.order.Orders;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;

@RestController
class OrderController {

    private final Orders orders;

    OrderController(Orders orders) {
        this.orders = orders;
    }

    @GetMapping("/api/orders")
    Envelope<List<OrderView>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "customer_id", required = false) @Nullable String customerId) {
        return orders.page(PageRequest.of(limit, cursor), customerId);
    }
}
