/**
 * Tests that Prometheus, its alerts and the dashboard refer to existing services, and that every alert has
 * instructions.
 */
@NullMarked
package com.xenocrm.deployment.observability;

import org.jspecify.annotations.NullMarked;
