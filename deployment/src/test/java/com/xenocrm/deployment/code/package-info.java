/** What the source tree says of each service: its port, its settings, its queues, its health. */
@NullMarked
package com.xenocrm.deployment.code;

import org.jspecify.annotations.NullMarked;
