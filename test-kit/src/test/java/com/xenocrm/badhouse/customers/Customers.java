package com.xenocrm.badhouse.customers;

import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.badhouse.orders.Orders;

@RestController
public class Customers {

    Orders orders;
}
