/** What a system of containers needs before its services start. */
@NullMarked
package com.xenocrm.runner.container;

import org.jspecify.annotations.NullMarked;
