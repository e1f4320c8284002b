/** Metrics of queues: depth, age of the oldest message, throughput. */
@NullMarked
package com.xenocrm.kit.queue;

import org.jspecify.annotations.NullMarked;
