/** How a process leaves: whoever is connected is told to go elsewhere, whoever has asked is answered. */
@NullMarked
package com.xenocrm.kit.shutdown;

import org.jspecify.annotations.NullMarked;
