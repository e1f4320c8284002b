/** Services according to the source tree: ports, settings, queues, health. */
@NullMarked
package com.xenocrm.deployment.code;

import org.jspecify.annotations.NullMarked;
