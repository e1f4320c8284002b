package com.xenocrm.runner.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.CustomerView;

/**
 * What the customers of the demo have spent, as the system tells.
 *
 * @param others how many customers there are besides
 */
record Spending(List<CustomerView> customers, long others) {

    static Spending read(CrmClient crm, Set<String> emails) {
        List<CustomerView> ours = new ArrayList<>();
        long[] others = {0};
        crm.eachCustomer(customer -> {
            if (emails.contains(customer.email())) {
                ours.add(customer);
            } else {
                others[0]++;
            }
        });
        return new Spending(List.copyOf(ours), others[0]);
    }

    BigDecimal total() {
        return spends().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<BigDecimal> spends() {
        return customers.stream().map(CustomerView::totalSpend).toList();
    }

    List<CustomerView> top(int count) {
        return customers.stream()
                .sorted(Comparator.comparing(CustomerView::totalSpend).reversed())
                .limit(count)
                .toList();
    }
}
