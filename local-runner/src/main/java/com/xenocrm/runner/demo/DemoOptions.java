package com.xenocrm.runner.demo;

import java.util.OptionalInt;

/**
 * How the demo is to go.
 *
 * @param keepDates leave the purchases in 1997 and 1998
 * @param slice only so many customers, with their orders
 */
public record DemoOptions(boolean keepDates, OptionalInt slice) {}
