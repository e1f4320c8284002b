/** How far behind the consumers are: what waits in the queues, for how long, and how fast it is applied. */
@NullMarked
package com.xenocrm.kit.queue;

import org.jspecify.annotations.NullMarked;
