/** Prometheus, its alerts and the dashboard are about services that there are, and every alert says what to do. */
@NullMarked
package com.xenocrm.deployment.observability;

import org.jspecify.annotations.NullMarked;
