package com.xenocrm.ingestion.customers;

import java.util.List;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.customerdata.customer.CustomerReads;
import com.xenocrm.customerdata.customer.CustomerView;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;

@RestController
class CustomerController {

    private static final String NEWEST = "The customers that were created last, without a next page";

    private final CustomerReads customers;

    CustomerController(CustomerReads customers) {
        this.customers = customers;
    }

    @GetMapping("/api/customers")
    Envelope<List<CustomerView>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = NEWEST) @RequestParam(defaultValue = "false") boolean newest,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String search) {
        return customers.page(PageRequest.of(limit, cursor), newest, email, search);
    }

    @GetMapping("/api/customers/{id}")
    Envelope<CustomerView> one(@PathVariable String id) {
        return Envelope.of("Customer", customers.get(id));
    }
}
