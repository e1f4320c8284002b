/** Services, exchanges and queues. */
@NullMarked
package com.xenocrm.contracts.topology;

import org.jspecify.annotations.NullMarked;
